package dev.tableauwebhooks.demo;

/** The demo cannot go on, or something is not as it should be. */
public final class DemoFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fix;

  DemoFailed(String what, String fix) {
    super(what);
    this.fix = fix;
  }

  DemoFailed(String what, String fix, Throwable cause) {
    super(what, cause);
    this.fix = fix;
  }

  /** What a person should do, as an imperative sentence. */
  public String fix() {
    return fix;
  }
}

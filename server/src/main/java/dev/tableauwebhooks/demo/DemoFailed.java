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

  /** Something is not as it should be. */
  static DemoFailed check(String what) {
    return new DemoFailed(what, "Look into the server's log.");
  }

  /** What a person should do, as an imperative sentence. */
  public String fix() {
    return fix;
  }
}

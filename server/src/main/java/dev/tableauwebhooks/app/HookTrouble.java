package dev.tableauwebhooks.app;

import dev.tableauwebhooks.rest.TableauException;

/** Something about webhooks cannot be done; the message says what and where. */
public final class HookTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fix;

  HookTrouble(String what, String fix) {
    super(what);
    this.fix = fix;
  }

  static HookTrouble of(TableauException e) {
    var trouble = new HookTrouble(e.problem().what(), e.problem().fix());
    trouble.initCause(e);
    return trouble;
  }

  /** What to do, as an imperative sentence; empty where it may mend itself. */
  public String fix() {
    return fix;
  }
}

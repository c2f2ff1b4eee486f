package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.event.TableauEvent;

/** What a body that was posted to us turned out to be. */
public sealed interface Decoded {

  /** Something happened; perhaps {@link TableauEvent.Unrecognized}. Never a test. */
  record Event(TableauEvent event) implements Decoded {}

  /** Tableau's test of a webhook: recorded, and starts nothing. */
  record Test(TableauEvent.Test event) implements Decoded {}

  /**
   * Not an event of Tableau. It is kept in quarantine, for a 4xx would only make Tableau repeat it.
   *
   * @param reason one sentence for a person, which quotes nothing of the body
   */
  record Odd(String reason) implements Decoded {}
}

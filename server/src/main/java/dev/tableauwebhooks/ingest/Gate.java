package dev.tableauwebhooks.ingest;

import dev.tableauwebhooks.event.TableauEvent;
import java.util.Optional;

/** Who may post events, and whose events they are. Must answer without I/O. */
public interface Gate {

  /**
   * Asked before the body is read.
   *
   * @param pathToken what follows {@code /webhook/}
   * @param authorization the header of that name
   * @return empty where neither is valid
   */
  Optional<Sender> admit(Optional<String> pathToken, Optional<String> authorization);

  /** The configured site that an event's payload names; empty where that is not known. */
  Optional<String> siteOf(TableauEvent event);

  /**
   * Whoever was admitted.
   *
   * @param label says which credentials were used, without showing them
   * @param site the configured site that the credentials belong to
   */
  record Sender(String label, Optional<String> site) {}
}

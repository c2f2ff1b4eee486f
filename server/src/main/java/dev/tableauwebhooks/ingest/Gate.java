package dev.tableauwebhooks.ingest;

import java.util.Optional;

/** Who may post events. Asked before the body is read; must answer without I/O. */
@FunctionalInterface
public interface Gate {

  /**
   * @param pathToken what follows {@code /webhook/}
   * @param authorization the header of that name
   * @return empty where neither is valid
   */
  Optional<Sender> admit(Optional<String> pathToken, Optional<String> authorization);

  /**
   * @param label says which credentials were used, without showing them
   * @param site the configured site that the credentials belong to
   */
  record Sender(String label, Optional<String> site) {}
}

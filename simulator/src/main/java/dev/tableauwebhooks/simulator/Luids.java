package dev.tableauwebhooks.simulator;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Makes Tableau's locally unique identifiers, which are UUIDs. */
final class Luids {

  private Luids() {}

  static String random() {
    return UUID.randomUUID().toString();
  }

  /** The same LUID at every start, so that documents and tests can name it. */
  static String stable(String kind, String name) {
    return UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(StandardCharsets.UTF_8)).toString();
  }
}

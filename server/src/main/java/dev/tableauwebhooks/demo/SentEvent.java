package dev.tableauwebhooks.demo;

import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.simulator.FiredEvent;

/**
 * An event that the simulated Tableau sent.
 *
 * @param body as it was posted
 */
record SentEvent(String type, String name, String luid, String body) {

  static SentEvent of(FiredEvent fired) {
    return of(fired.body());
  }

  static SentEvent of(String body) {
    var fields = Json.readObject(body);
    return new SentEvent(
        ServerClient.textIn(fields, "event_type"),
        ServerClient.textIn(fields, "resource_name"),
        ServerClient.textIn(fields, "resource_luid"),
        body);
  }
}

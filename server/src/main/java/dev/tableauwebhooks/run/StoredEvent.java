package dev.tableauwebhooks.run;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.event.TableauEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * An accepted event, as it is kept.
 *
 * @param receivedAt when its POST was read (UTC)
 * @param event what the body says
 * @param site the configured site that it belongs to, as far as the token or the payload tells
 * @param body the bytes as they arrived
 * @param note why no run was created; empty where one was
 * @param duplicates how many repeats of it were dropped
 */
public record StoredEvent(
    EventId id,
    Instant receivedAt,
    TableauEvent event,
    Optional<String> site,
    byte[] body,
    String note,
    long duplicates) {
  public StoredEvent {
    requireNonNull(id, "id");
    requireNonNull(receivedAt, "receivedAt");
    requireNonNull(event, "event");
    requireNonNull(site, "site");
    requireNonNull(body, "body");
    requireNonNull(note, "note");
  }
}

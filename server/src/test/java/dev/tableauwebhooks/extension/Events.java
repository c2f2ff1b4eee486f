package dev.tableauwebhooks.extension;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.TableauEvent;
import java.time.Instant;
import java.util.Optional;

/** Events to call handlers with. */
final class Events {
  private static final Origin ORIGIN =
      new Origin(
          Optional.of("site-luid"),
          Optional.of(Instant.parse("2026-11-24T06:00:00Z")),
          Optional.empty());

  private Events() {}

  static TableauEvent of(EventType type) {
    return TableauEvent.of(type, ORIGIN, Resource.of(type.kind(), "wb-1", "Sales"));
  }

  static TableauEvent of(InternalEventType type) {
    return new TableauEvent.Internal(type, ORIGIN, Resource.of(type.kind(), "id-1", "Nightly"));
  }

  static TableauEvent unrecognized(String type) {
    return new TableauEvent.Unrecognized(
        type, ORIGIN, Resource.of(EventType.WORKBOOK_UPDATED.kind(), "wb-1", "Sales"));
  }

  static TableauEvent test() {
    return new TableauEvent.Test(
        ORIGIN, Resource.of(EventType.WORKBOOK_UPDATED.kind(), "wb-1", "Sales"));
  }
}

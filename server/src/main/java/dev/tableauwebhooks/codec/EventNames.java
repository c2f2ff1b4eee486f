package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.InternalEventType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The names of events that workflows can listen to. */
public final class EventNames {
  private EventNames() {}

  /** Those that Tableau sends, then those that the server raises itself. */
  public static List<String> all() {
    return Stream.concat(
            Arrays.stream(EventType.values()).map(EventType::wireName),
            Arrays.stream(InternalEventType.values())
                .filter(type -> type != InternalEventType.SCHEDULED)
                .map(InternalEventType::wireName))
        .toList();
  }
}

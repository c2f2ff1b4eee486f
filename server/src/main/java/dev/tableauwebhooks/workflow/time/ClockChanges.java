package dev.tableauwebhooks.workflow.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a time of the calendar happens, though clocks may skip or repeat it. */
final class ClockChanges {

  private ClockChanges() {}

  /** The first moment at which a clock of the zone shows that time or, skipping it, a later one. */
  static Instant first(LocalDateTime time, ZoneId zone) {
    var change = zone.getRules().getTransition(time);
    return change != null && change.isGap()
        ? change.getInstant()
        : ZonedDateTime.ofLocal(time, zone, null).toInstant();
  }
}

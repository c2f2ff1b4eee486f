package dev.tableauwebhooks.site;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** The ends of refreshes and flow runs that this server was told of: its own events. */
@FunctionalInterface
public interface RefreshHistory {

  /** Knows of nothing. */
  RefreshHistory NONE = (_, _, _, _) -> List.of();

  /**
   * The ends of the refreshes or runs of one object, newest first.
   *
   * @param from the earliest {@code created_at}, included
   * @param to the latest, not included
   * @param limit at most so many
   */
  List<End> ends(String luid, Instant from, Instant to, int limit);

  /**
   * One end.
   *
   * @param at when it happened, by Tableau's clock
   */
  record End(Instant at, boolean hasFailed) {
    public End {
      requireNonNull(at, "at");
    }
  }
}

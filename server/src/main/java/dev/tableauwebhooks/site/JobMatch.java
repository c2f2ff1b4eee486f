package dev.tableauwebhooks.site;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which job an event tells of. Tableau's payload names no job, but its event follows the end of the
 * job within a minute and a half; so of one object's jobs and events each job gets one event.
 */
final class JobMatch {
  /** How long after the job its event may have been made. */
  static final Duration LONGEST_LAG = Duration.ofSeconds(90);

  /** The payload's time may be cut to seconds, and clocks of two machines differ a little. */
  static final Duration EARLY = Duration.ofSeconds(3);

  private JobMatch() {}

  /**
   * Gives each event the latest job before it that no later event has taken, which leaves as few
   * without a job as can be.
   *
   * @param events all of one object and outcome
   * @param jobs all of the same
   */
  static <E, J> Map<E, J> match(
      List<E> events, Function<E, Instant> madeAt, List<J> jobs, Function<J, Instant> happenedAt) {
    var taken = new HashSet<J>();
    var matches = new HashMap<E, J>();
    for (var event : events.stream().sorted(Comparator.comparing(madeAt).reversed()).toList()) {
      jobs.stream()
          .filter(job -> !taken.contains(job))
          .filter(job -> fits(madeAt.apply(event), happenedAt.apply(job)))
          .max(Comparator.comparing(happenedAt))
          .ifPresent(job -> {
            taken.add(job);
            matches.put(event, job);
          });
    }
    return matches;
  }

  static boolean fits(Instant madeAt, Instant happenedAt) {
    return !madeAt.isBefore(happenedAt.minus(EARLY))
        && !madeAt.isAfter(happenedAt.plus(LONGEST_LAG));
  }
}

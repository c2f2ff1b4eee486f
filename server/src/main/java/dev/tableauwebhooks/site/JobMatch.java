package dev.tableauwebhooks.site;

import dev.tableauwebhooks.run.Lag;
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
          .filter(job -> Lag.allows(madeAt.apply(event), happenedAt.apply(job)))
          .max(Comparator.comparing(happenedAt))
          .ifPresent(job -> {
            taken.add(job);
            matches.put(event, job);
          });
    }
    return matches;
  }
}

package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.TableauProblem.OverLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the client within the limits of its site: by counting what it sends, and by leaving a
 * method alone for as long as Tableau said when it refused it.
 */
final class Throttle {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final InstantSource clock;
  private final Map<Budget, Limit> limits = new EnumMap<>(Budget.class);
  private final Map<RestMethod, Instant> refusedUntil = new ConcurrentHashMap<>();

  private record Limit(SlidingCount count, String text) {}

  Throttle(RateLimits given, InstantSource clock) {
    this.clock = clock;
    limit(Budget.CALLS, given.callsAnHour(), HOUR, "%d calls an hour");
    limit(Budget.REFRESHES, given.refreshesAnHour(), HOUR, "%d extract refreshes an hour");
    limit(Budget.JOBS, given.jobCallsADay(), DAY, "%d calls about jobs a day");
    limit(Budget.CHANGES, given.changesAnHour(), HOUR, "%d changes of content an hour");
  }

  private void limit(Budget budget, int most, Duration window, String text) {
    if (most > 0) {
      limits.put(budget, new Limit(new SlidingCount(most, window), text.formatted(most)));
    }
  }

  /**
   * Counts a request that is about to be sent.
   *
   * @throws TableauException where it would be one too many
   */
  synchronized void admit(RestMethod method, Outgoing request) {
    var now = clock.instant();
    var until = refusedUntil.getOrDefault(method, Instant.MIN);
    if (now.isBefore(until)) {
      throw over(request, "Tableau has asked to wait with it", Duration.between(now, until));
    }
    var counted =
        List.of(Budget.CALLS, method.budget()).stream()
            .distinct()
            .filter(limits::containsKey)
            .map(limits::get)
            .toList();
    for (var limit : counted) {
      limit
          .count()
          .waitAt(now)
          .ifPresent(wait -> {
            throw over(request, "the limit of %s is used up".formatted(limit.text()), wait);
          });
    }
    counted.forEach(limit -> limit.count().add(now));
  }

  /** Remembers that Tableau refused a method for a time. */
  void refused(RestMethod method, Duration wait) {
    refusedUntil.put(method, clock.instant().plus(wait));
  }

  private static TableauException over(Outgoing request, String reason, Duration wait) {
    return new TableauException(new OverLimit(request.toString(), reason, wait));
  }
}

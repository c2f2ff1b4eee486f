package dev.tableauwebhooks.run;

import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.run.EventLog.Quarantined;
import dev.tableauwebhooks.run.InternalEvents.News;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Raises {@code QuarantineGrew} where bodies were set aside since the last look. */
public final class QuarantineWatch {
  /** More than these are not counted, since their bodies are read too. */
  private static final int MOST = 100;

  private final EventLog log;
  private final InternalEvents events;
  private final InstantSource clock;
  private final Duration every;

  /**
   * @param every how often it looks, and so how far back
   */
  public QuarantineWatch(EventLog log, InternalEvents events, InstantSource clock, Duration every) {
    this.log = log;
    this.events = events;
    this.clock = clock;
    this.every = every;
  }

  /** Looks once; what was told by the look before, here or on another node, is not told again. */
  public void look() throws InterruptedException {
    // Half as far again, so that a look that comes late misses nothing.
    var since = clock.instant().minus(every.multipliedBy(3).dividedBy(2));
    var grown =
        log.quarantined(MOST, Optional.empty()).stream()
            .filter(body -> body.receivedAt().isAfter(since) && body.releasedAs().isEmpty())
            .toList();
    if (!grown.isEmpty()) {
      events.raise(news(grown), grown.getFirst().id().value());
    }
  }

  private static News news(List<Quarantined> grown) {
    var latest = grown.getFirst();
    var count = grown.size() < MOST ? String.valueOf(grown.size()) : MOST + " or more";
    var what =
        grown.size() == 1
            ? "A body was set aside, since it is no event:"
            : count + " bodies were set aside, since they are no events; the latest:";
    var details = new LinkedHashMap<String, Object>();
    details.put("count", grown.size());
    details.put("latest_id", latest.id().value());
    details.put("latest_reason", latest.reason());
    latest.site().ifPresent(site -> details.put("site", site));
    return new News(
        InternalEventType.QUARANTINE_GREW,
        latest.site(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("Quarantine"),
        "%s %s".formatted(what, latest.reason()),
        details);
  }
}

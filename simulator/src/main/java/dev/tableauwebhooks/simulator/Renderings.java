package dev.tableauwebhooks.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was drawn of a view, and when. As with Tableau, a drawing may be older than the last refresh
 * of its data, unless the call says with {@code maxAge} how many minutes old it may be.
 */
final class Renderings {

  /** How old a drawing may be when the call does not say; Tableau's default for images. */
  private static final Duration USUAL_AGE = Duration.ofHours(12);

  private static final int KEPT = 1000;

  private record Key(String viewLuid, Map<String, List<String>> filters) {}

  private record Drawn(Instant at, Instant dataAsOf) {}

  private final InstantSource clock;
  private final Map<Key, Drawn> drawn =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Drawn> eldest) {
          return size() > KEPT;
        }
      };

  Renderings(InstantSource clock) {
    this.clock = clock;
  }

  /** What the view shows, from a drawing that is still good or from a new one. */
  synchronized ViewData of(
      Site site, View view, Map<String, List<String>> filters, Optional<Duration> maxAge) {
    var now = clock.instant();
    var key = new Key(view.luid(), filters);
    var oldest = now.minus(maxAge.orElse(USUAL_AGE));
    // One from the future is of a time before the simulator was reset.
    var good =
        Optional.ofNullable(drawn.get(key))
            .filter(old -> !old.at().isBefore(oldest) && !old.at().isAfter(now));
    var shown = good.orElseGet(() -> new Drawn(now, refreshedAt(site, view)));
    drawn.put(key, shown);
    return new ViewData(view, filters, shown.dataAsOf());
  }

  /** When the data of the view was last refreshed: the workbook's own or what it reads. */
  static Instant refreshedAt(Site site, View view) {
    var sources = new HashSet<>(Set.of(view.workbookLuid()));
    for (var reading : site.belongings().readings().all()) {
      if (reading.readerLuid().equals(view.workbookLuid())) {
        sources.add(reading.datasourceLuid());
      }
    }
    return refreshedAt(site, sources).orElse(view.listing().updatedAt());
  }

  /** When the last refresh of one of those succeeded. */
  static Optional<Instant> refreshedAt(Site site, Set<String> contentLuids) {
    return contentLuids.stream()
        .flatMap(luid -> site.belongings().refreshed().find(luid).stream())
        .map(Refreshed::at)
        .max(Instant::compareTo);
  }
}

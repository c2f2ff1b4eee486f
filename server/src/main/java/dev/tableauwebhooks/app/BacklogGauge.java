package dev.tableauwebhooks.app;

import dev.tableauwebhooks.run.RunStore;
import dev.tableauwebhooks.run.RunStore.Backlog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Asks the store for the open runs when metrics are scraped. */
record BacklogGauge(RunStore runs, InstantSource clock) {
  Map<String, Long> byState() {
    return backlog().byState();
  }

  Duration oldestQueued() {
    return backlog().oldestQueued();
  }

  private Backlog backlog() {
    try {
      return runs.backlog(clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Backlog(Map.of(), Duration.ZERO);
    }
  }
}

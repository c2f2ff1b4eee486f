package dev.tableauwebhooks.app;

import dev.tableauwebhooks.ingest.IngestListener;
import dev.tableauwebhooks.observe.Metrics;
import java.util.Locale;

/** Counts what became of each POST. */
record IngestMetrics(Metrics metrics) implements IngestListener {
  @Override
  public void answered(String outcome) {
    metrics.count(Metrics.Received.valueOf(outcome.toUpperCase(Locale.ROOT)));
  }

  @Override
  public void refused(String reason) {
    metrics.count(
        switch (reason) {
          case "credentials" -> Metrics.Rejection.CREDENTIALS;
          case "method" -> Metrics.Rejection.METHOD;
          case "size" -> Metrics.Rejection.TOO_LARGE;
          case "slow" -> Metrics.Rejection.TOO_SLOW;
          default -> Metrics.Rejection.STORE_UNAVAILABLE;
        });
  }
}

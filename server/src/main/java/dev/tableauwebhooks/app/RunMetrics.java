package dev.tableauwebhooks.app;

import dev.tableauwebhooks.observe.Metrics;
import dev.tableauwebhooks.run.Attempt;
import dev.tableauwebhooks.run.RunListener;
import dev.tableauwebhooks.run.RunState;
import java.time.Duration;
import java.util.Locale;

/** Times attempts and counts how runs ended. */
record RunMetrics(Metrics metrics) implements RunListener {
  @Override
  public void runEnded(String program, RunState.Ended state, Duration sinceReceived) {
    metrics.runEnded(
        switch (state) {
          case RunState.Succeeded _ -> Metrics.End.SUCCEEDED;
          case RunState.Skipped _ -> Metrics.End.SKIPPED;
          case RunState.Grouped _ -> Metrics.End.GROUPED;
          case RunState.Suppressed _ -> Metrics.End.SUPPRESSED;
          case RunState.DeadLettered _ -> Metrics.End.DEAD_LETTERED;
          case RunState.Cancelled _ -> Metrics.End.CANCELLED;
        },
        sinceReceived);
  }

  @Override
  public void attemptEnded(String uses, Attempt.Result result, Duration took) {
    metrics.step(uses, result.name().toLowerCase(Locale.ROOT), took);
  }
}

package dev.tableauwebhooks.run;

import java.time.Duration;
import java.time.InstantSource;

/** Ends open runs on a person's word. */
public final class Cancellations {
  private final RunStore store;
  private final RunListener listener;
  private final InstantSource clock;

  public Cancellations(RunStore store, RunListener listener, InstantSource clock) {
    this.store = store;
    this.listener = listener;
    this.clock = clock;
  }

  /** What became of the wish. */
  public sealed interface Answer {
    /** The run has ended by it; a step in flight may still come to its end, unheard. */
    record Done(Run run) implements Answer {}

    /** No such run. */
    record Unknown() implements Answer {}

    /** It had ended before. */
    record TooLate() implements Answer {}
  }

  /** Ends a run for that reason, whoever works on it. */
  public Answer cancel(RunId id, String reason) throws InterruptedException {
    var cancelled = store.cancel(id, reason);
    var run = store.findRun(id);
    if (run.isEmpty()) {
      return new Answer.Unknown();
    }
    if (!cancelled) {
      return new Answer.TooLate();
    }
    tell(run.get());
    return new Answer.Done(run.get());
  }

  private void tell(Run run) {
    if (run.state() instanceof RunState.Ended ended) {
      listener.runEnded(run.program(), ended, Duration.between(run.createdAt(), clock.instant()));
    }
  }
}

package dev.tableauwebhooks.run;

import java.time.Duration;

/** Told of what happens, for metrics. Called on the thread of the run; must return at once. */
public interface RunListener {

  /** Tells nobody. */
  RunListener NONE =
      new RunListener() {
        @Override
        public void runEnded(String program, RunState.Ended state, Duration sinceReceived) {}

        @Override
        public void attemptEnded(String uses, Attempt.Result result, Duration took) {}
      };

  void runEnded(String program, RunState.Ended state, Duration sinceReceived);

  void attemptEnded(String uses, Attempt.Result result, Duration took);
}

package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.run.Admission.Answer;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where pauses are kept, with the runs that they hold. Each write returns when it is on disk. */
public interface PauseStore {

  /** Pauses. False where it is paused already. */
  boolean pause(Pause pause) throws InterruptedException;

  /** Those in force. */
  List<Pause> inForce(Instant now) throws InterruptedException;

  /**
   * Lets the held runs go, in the order in which they came.
   *
   * @param gap how far apart; empty for all at once
   * @return how many were held; empty where it was not paused
   */
  Optional<Long> resume(
      Pause.Kind kind, String name, String by, Optional<Duration> gap, Instant now)
      throws InterruptedException;

  /**
   * Holds a run, or gives it its time where the pause is being drained.
   *
   * @param waiting what the run becomes while it is held
   * @return what became of it; empty where the pause is over by now, or has let the run go before
   */
  Optional<Answer> hold(Pause pause, Run run, RunState.Waiting waiting, Instant now)
      throws InterruptedException;
}

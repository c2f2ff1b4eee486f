package dev.tableauwebhooks.run;

import dev.tableauwebhooks.run.RunStore.Replay;
import java.time.InstantSource;
import java.util.List;

/** Repeats ended runs on a person's word. */
public final class Replays {
  private final RunStore store;
  private final Programs programs;
  private final Dispatcher dispatcher;
  private final InstantSource clock;

  public Replays(RunStore store, Programs programs, Dispatcher dispatcher, InstantSource clock) {
    this.store = store;
    this.programs = programs;
    this.dispatcher = dispatcher;
    this.clock = clock;
  }

  /** Which part of a run is repeated. */
  public enum From {
    /** Finished steps are kept; the run goes on where it failed. */
    FAILED_STEP,
    /** Everything is done again, the condition included. */
    START
  }

  /** Which revision of the workflow is taken. */
  public enum On {
    /** The one that the old run ran under. */
    ORIGINAL,
    /** The one that is active now. */
    CURRENT
  }

  /** What became of the wish. */
  public sealed interface Answer {
    /** A new run was stored. */
    record Started(RunId id) implements Answer {}

    /** No such run. */
    record Unknown() implements Answer {}

    /** It cannot be repeated like that. */
    record Refused(String reason, String fix) implements Answer {}
  }

  /** Stores a new run of the same event, which the scheduler takes at once. */
  public Answer replay(RunId id, From from, On on) throws InterruptedException {
    var found = store.findRun(id);
    if (found.isEmpty()) {
      return new Answer.Unknown();
    }
    var old = found.get();
    if (old.state() instanceof RunState.Open) {
      return new Answer.Refused(
          "The run is %s and has not ended.".formatted(old.state().name()),
          "Wait for its end, or cancel it first.");
    }
    var revision = old.revision();
    if (on == On.CURRENT) {
      var current = programs.current(old.program());
      if (current.isEmpty()) {
        return new Answer.Refused(
            "There is no active workflow or handler '%s' any more.".formatted(old.program()),
            "Put its file back, or replay on the original revision.");
      }
      revision = current.get().revision().hash();
    }
    return start(old, revision, from == From.START ? List.of() : kept(old));
  }

  private List<Attempt> kept(Run old) throws InterruptedException {
    return store.attempts(old.id()).stream()
        .filter(a -> !a.step().equals(Attempt.METHOD))
        .filter(a ->
            a.result() instanceof Attempt.Result.Succeeded
                || a.result() instanceof Attempt.Result.Skipped)
        .toList();
  }

  private Answer start(Run old, String revision, List<Attempt> kept) throws InterruptedException {
    var id = RunId.next();
    var now = clock.instant();
    store.create(id, new Replay(old, old.program(), revision, now, now, kept));
    dispatcher.wake();
    return new Answer.Started(id);
  }
}

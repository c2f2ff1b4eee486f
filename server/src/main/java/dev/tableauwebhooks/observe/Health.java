package dev.tableauwebhooks.observe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Whether the server works.
 *
 * <p>It is ready between {@link #started()} and {@link #stopping()} while no check fails. Checks
 * run at the same time on threads of their own; one that takes longer than two seconds has failed,
 * and is not begun again before it is over, so a hanging database cannot eat threads. Safe for many
 * threads.
 */
public final class Health {
  private final List<Probe> probes = new CopyOnWriteArrayList<>();
  private final Duration patience;
  private volatile Phase phase = Phase.STARTING;

  public Health() {
    this(Duration.ofSeconds(2));
  }

  Health(Duration patience) {
    this.patience = patience;
  }

  /** One thing that must be in order. */
  @FunctionalInterface
  public interface Check {
    /** Looks now. An exception counts as failed. */
    Status look();
  }

  /** What a check found. */
  public sealed interface Status {

    /**
     * All is well.
     *
     * @param what one sentence that says how it stands; may be empty
     */
    record Ok(String what) implements Status {
      public Ok {
        requireNonNull(what, "what");
      }

      public Ok() {
        this("");
      }
    }

    /**
     * Somebody should look at it, but the server does its work.
     *
     * @param what one sentence that says what to do
     */
    record Warning(String what) implements Status {
      public Warning {
        requireNonNull(what, "what");
      }
    }

    /**
     * The server cannot do its work.
     *
     * @param what one sentence that says what to do
     */
    record Failed(String what) implements Status {
      public Failed {
        requireNonNull(what, "what");
      }
    }
  }

  /** One check by its name. */
  public record Result(String name, Status status) {}

  /**
   * An answer for {@code /health/live} or {@code /health/ready}.
   *
   * @param ok whether the answer is 200; otherwise it is 503
   */
  public record Report(boolean ok, List<Result> results) {
    public Report {
      results = List.copyOf(results);
    }
  }

  private enum Phase {
    STARTING,
    STARTED,
    STOPPING
  }

  /** Adds a check; the names are unique and in kebab case, such as {@code event-store}. */
  public void add(String name, Check check) {
    probes.add(new Probe(name, check));
  }

  /** From now on it may be ready. */
  public void started() {
    phase = Phase.STARTED;
  }

  /** From now on it is not ready, so that a load balancer turns to others. */
  public void stopping() {
    phase = Phase.STOPPING;
  }

  /** That the process answers at all: true however ill its surroundings are. */
  public Report live() {
    return new Report(true, List.of());
  }

  /** Whether it should be sent requests. */
  public Report ready() {
    var results = new ArrayList<Result>();
    results.add(new Result("server", statusOfPhase()));
    var running = probes.stream().map(Probe::begin).toList();
    var deadline = System.nanoTime() + patience.toNanos();
    for (var look : running) {
      results.add(new Result(look.name(), look.await(deadline)));
    }
    var ok = results.stream().noneMatch(result -> result.status() instanceof Status.Failed);
    return new Report(ok, results);
  }

  private Status statusOfPhase() {
    return switch (phase) {
      case STARTING -> new Status.Failed("The server is starting.");
      case STARTED -> new Status.Ok();
      case STOPPING -> new Status.Failed("The server is stopping.");
    };
  }
}

package dev.tableauwebhooks.noise;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.run.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run asks of the store in one transaction when its event enters a workflow: all keys are
 * computed.
 *
 * @param program the workflow
 * @param revision under which the event was looked at
 * @param windows in which a key may be seen once only, in the order in which they are tried
 * @param change of an incident
 * @param join the group that the event joins
 * @param seen the values that decided all this, for the run's history
 */
public record Entry(
    String program,
    String revision,
    EventId event,
    Optional<String> site,
    List<Window> windows,
    Optional<Change> change,
    Optional<Join> join,
    Map<String, @Nullable Object> seen,
    Instant now) {
  public Entry {
    requireNonNull(program, "program");
    windows = List.copyOf(windows);
  }

  /**
   * A key that only one run may have for some time.
   *
   * @param word of the workflow file, for sentences: {@code dedupe} or {@code throttle}
   */
  public record Window(String word, String key, Duration within) {}

  /** What an event means to incidents. */
  public sealed interface Change {
    /** The object that fails or recovers, as it is counted. */
    String member();

    /** Its name, for people. */
    String title();

    /** When it happened. */
    Instant at();

    /**
     * The object failed.
     *
     * @param key of the incident
     * @param incident its title
     */
    record Failure(String key, String incident, String member, String title, Instant at)
        implements Change {}

    /** The object works. */
    record Recovery(String member, String title, Instant at) implements Change {}
  }

  /**
   * A wish to join the open group of a key, or to open one. With an incident, its group is meant.
   *
   * @param word of the workflow file, for sentences
   * @param flushAt when the group is flushed first, where this event opens it
   * @param every how long after a flush the next may follow; empty where a flush closes the group
   * @param repeat how long after the last flush an open incident is told again
   * @param threshold how many events flush it at once
   */
  public record Join(
      String word,
      String key,
      Instant flushAt,
      Optional<Duration> every,
      Optional<Duration> repeat,
      Optional<Threshold> threshold) {}

  /**
   * How many events must come within a window.
   *
   * @param keep whether those that stay fewer are told when the window is over
   */
  public record Threshold(int count, Duration within, boolean keep) {}
}

package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A background job in detail.
 *
 * @param type such as {@code RefreshExtract} or {@code RunFlow}
 * @param progress in percent
 * @param finish how it ended; absent while it has not
 * @param notes what Tableau wrote about an extract refresh: of a failed one, the error
 * @param subject what it works on
 * @param flowRunLuid the run, where the job runs a flow
 */
public record Job(
    String luid,
    String type,
    OptionalLong progress,
    Times times,
    Optional<Finish> finish,
    Optional<String> notes,
    Optional<ContentReference> subject,
    Optional<String> flowRunLuid,
    List<StatusNote> statusNotes) {
  public Job {
    requireNonNull(luid, "luid");
    requireNonNull(type, "type");
    requireNonNull(progress, "progress");
    requireNonNull(times, "times");
    requireNonNull(finish, "finish");
    requireNonNull(notes, "notes");
    requireNonNull(subject, "subject");
    requireNonNull(flowRunLuid, "flowRunLuid");
    statusNotes = List.copyOf(statusNotes);
  }

  /** When the job was queued, began and ended. */
  public record Times(
      Optional<Instant> created, Optional<Instant> started, Optional<Instant> completed) {
    public Times {
      requireNonNull(created, "created");
      requireNonNull(started, "started");
      requireNonNull(completed, "completed");
    }
  }

  /** How a job ended. */
  public enum Finish {
    SUCCEEDED,
    FAILED,
    CANCELLED
  }

  /**
   * A remark on a job.
   *
   * @param type such as {@code errorCode}
   */
  public record StatusNote(String type, String value, String text) {
    public StatusNote {
      requireNonNull(type, "type");
      requireNonNull(value, "value");
      requireNonNull(text, "text");
    }
  }

  public boolean hasEnded() {
    return finish.isPresent();
  }

  public boolean hasFailed() {
    return finish.equals(Optional.of(Finish.FAILED));
  }

  /** Why it failed, in Tableau's words; absent where it did not, or where Tableau does not say. */
  public Optional<String> error() {
    return hasFailed() ? notes.or(this::statusText) : Optional.empty();
  }

  private Optional<String> statusText() {
    return statusNotes.stream()
        .map(note -> note.text().isEmpty() ? note.value() : note.text())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}

package dev.tableauwebhooks.site;

import dev.tableauwebhooks.rest.model.RefreshTask;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The schedules that refresh the content of one site. Tableau tells them all at once only, so those
 * who ask at the same time share one list.
 */
final class RefreshTasks {
  /**
   * Tableau Cloud suspends a schedule after so many failures in a row: <a
   * href="https://help.tableau.com/current/online/en-us/to_refresh_enable_emails.htm">its help</a>.
   */
  private static final int SUSPENDED_AFTER = 5;

  private static final int SOON = 2;

  private final Site site;
  private final SharedCalls<String, Map<String, List<RefreshTask>>> lists;

  RefreshTasks(Site site, InstantSource clock) {
    this.site = site;
    this.lists = new SharedCalls<>(clock);
  }

  /** What expressions see of the schedules of one object. */
  Optional<Object> find(String property, String contentLuid, Instant notBefore) {
    var all = lists.get("the refresh tasks", notBefore, this::byContent);
    var tasks = all.getOrDefault(contentLuid, List.of());
    return tasks.stream()
        .max(Comparator.comparingLong(RefreshTask::consecutiveFailures))
        .flatMap(worst -> value(property, worst, tasks));
  }

  private Map<String, List<RefreshTask>> byContent() {
    return site.tableau().refreshTasks().list().stream()
        .filter(task -> task.subject().isPresent())
        .collect(Collectors.groupingBy(task -> task.subject().orElseThrow().luid()));
  }

  private static Optional<Object> value(
      String property, RefreshTask worst, List<RefreshTask> tasks) {
    return switch (property) {
      case "luid" -> Optional.of(worst.luid());
      case "consecutiveFailures" -> Optional.of(worst.consecutiveFailures());
      case "isSuspended" -> Optional.of(isSuspended(worst));
      case "isSuspendedSoon" ->
          Optional.of(!isSuspended(worst) && worst.consecutiveFailures() >= SUSPENDED_AFTER - SOON);
      case "nextRunAt" -> nextRun(tasks).map(Object.class::cast);
      default -> Optional.empty();
    };
  }

  private static boolean isSuspended(RefreshTask task) {
    return task.consecutiveFailures() >= SUSPENDED_AFTER
        || task.schedule()
            .flatMap(RefreshTask.Schedule::state)
            .filter("Suspended"::equals)
            .isPresent();
  }

  private static Optional<Instant> nextRun(List<RefreshTask> tasks) {
    return tasks.stream()
        .flatMap(task -> task.schedule().stream())
        .flatMap(schedule -> schedule.nextRunAt().stream())
        .min(Comparator.naturalOrder());
  }
}

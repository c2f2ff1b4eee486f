package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.RefreshStart;
import dev.tableauwebhooks.rest.model.RefreshTask;
import dev.tableauwebhooks.rest.model.RefreshTask.Schedule;
import java.util.List;

/** The scheduled extract refreshes of the site. */
public final class RefreshTasks {
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/tasks/extractRefreshes", "2.6", "tableau:tasks:read");
  private static final RestMethod GET =
      RestMethod.of(
          "GET", "/sites/{site}/tasks/extractRefreshes/{id}", "2.6", "tableau:tasks:read");
  private static final RestMethod RUN =
      RestMethod.of(
              "POST",
              "/sites/{site}/tasks/extractRefreshes/{id}/runNow",
              "2.6",
              "tableau:tasks:run")
          .within(Budget.REFRESHES);
  private static final RestMethod DELETE =
      RestMethod.of(
          "DELETE", "/sites/{site}/tasks/extractRefreshes/{id}", "3.6", "tableau:tasks:delete");

  private final Api api;

  RefreshTasks(Api api) {
    this.api = api;
  }

  /**
   * All tasks; Tableau does not cut them into pages. REST: {@code GET
   * /sites/{site}/tasks/extractRefreshes}, since 2.6, scope {@code tableau:tasks:read}.
   */
  public List<RefreshTask> list() {
    return api.read(RestCall.of(LIST)).list("tasks", "task").stream()
        .flatMap(task -> task.object("extractRefresh").stream())
        .map(RefreshTasks::read)
        .toList();
  }

  /** The tasks of one workbook or data source: the list, searched. */
  public List<RefreshTask> of(String contentLuid) {
    return list().stream()
        .filter(task -> task.subject().filter(it -> it.luid().equals(contentLuid)).isPresent())
        .toList();
  }

  /**
   * One task. REST: {@code GET /sites/{site}/tasks/extractRefreshes/{id}}, since 2.6, scope {@code
   * tableau:tasks:read}.
   */
  public RefreshTask get(String luid) {
    return read(api.read(GET.call(luid)).requiredObject("task").requiredObject("extractRefresh"));
  }

  /**
   * Queues the refresh now, which leaves the schedule as it is. REST: {@code POST
   * /sites/{site}/tasks/extractRefreshes/{id}/runNow}, since 2.6, scope {@code tableau:tasks:run}.
   */
  public RefreshStart run(String luid) {
    return Refreshes.start(api, RUN, luid);
  }

  /**
   * Deletes a task, so that its object is no longer refreshed by schedule. REST: {@code DELETE
   * /sites/{site}/tasks/extractRefreshes/{id}}, since 3.6, scope {@code tableau:tasks:delete}.
   */
  public void delete(String luid) {
    api.send(DELETE.call(luid));
  }

  private static RefreshTask read(Json json) {
    return new RefreshTask(
        json.requiredText("id"),
        json.text("type"),
        json.number("priority"),
        json.number("consecutiveFailedCount").orElse(0),
        json.object("schedule")
            .map(schedule ->
                new Schedule(
                    schedule.text("id"),
                    schedule.text("name"),
                    schedule.text("state"),
                    schedule.text("frequency"),
                    schedule.instant("nextRunAt"))),
        JobJson.refreshed(json));
  }
}

package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.AUTHOR;
import static dev.tableauwebhooks.simulator.Right.MEMBER;

import java.util.List;
import java.util.Optional;

/**
 * The extract refreshes that run by a schedule. Who is no administrator sees and runs those of
 * their own content.
 */
final class TaskRoutes {

  private static final String ALL = "/sites/{site}/tasks/extractRefreshes";
  private static final String ONE = ALL + "/{id}";

  private final Refreshes refreshes;
  private final ScheduleElements schedules;

  TaskRoutes(Refreshes refreshes, ScheduleElements schedules) {
    this.refreshes = refreshes;
    this.schedules = schedules;
  }

  List<Route> routes() {
    var read = Access.of(MEMBER).scope("tableau:tasks:read").since("2.6");
    return List.of(
        Route.of("GET", ALL, read, this::list),
        Route.of("GET", ONE, read, this::get),
        Route.of(
            "POST",
            ONE + "/runNow",
            Access.of(AUTHOR).scope("tableau:tasks:run").since("2.6"),
            this::run),
        Route.of(
            "DELETE",
            ONE,
            Access.of(AUTHOR).scope("tableau:tasks:delete").since("3.6"),
            TaskRoutes::delete));
  }

  /** All at once: Tableau does not cut this list into pages. */
  private Reply list(Exchange exchange) {
    var tasks =
        exchange.belongings().tasks().all().stream()
            .filter(task -> isVisible(exchange, task))
            .map(task -> element(exchange.site(), task))
            .toList();
    return Reply.ok(Element.list("tasks", tasks));
  }

  private Reply get(Exchange exchange) {
    return Reply.ok(element(exchange.site(), find(exchange)));
  }

  private Reply run(Exchange exchange) {
    var task = find(exchange);
    var content = content(exchange.site(), task).orElseThrow(() -> missing(task.luid()));
    var job = refreshes.request(exchange.site(), content, task.incremental());
    return Reply.ok(JobRoutes.job(exchange.site(), job));
  }

  private static Reply delete(Exchange exchange) {
    exchange.belongings().tasks().remove(find(exchange).luid());
    return Reply.noContent();
  }

  private static RefreshTask find(Exchange exchange) {
    var luid = exchange.variable("id");
    return exchange
        .belongings()
        .tasks()
        .find(luid)
        .filter(task -> isVisible(exchange, task))
        .orElseThrow(() -> missing(luid));
  }

  /** The code is a guess: no public source shows what Tableau answers. */
  private static Refusal missing(String luid) {
    return Refusal.notFound(404025, "Extract refresh task", luid);
  }

  private static boolean isVisible(Exchange exchange, RefreshTask task) {
    return exchange.user().isAdministrator()
        || content(exchange.site(), task)
            .filter(it -> it.listing().ownerLuid().equals(exchange.user().luid()))
            .isPresent();
  }

  private static Optional<Content> content(Site site, RefreshTask task) {
    return site.content().find(task.contentLuid());
  }

  private Element element(Site site, RefreshTask task) {
    var refresh =
        Element.named("extractRefresh")
            .with("id", task.luid())
            .with("priority", Integer.toString(task.priority()))
            .with("consecutiveFailedCount", Integer.toString(task.consecutiveFailedCount()))
            .with("type", task.incremental() ? "IncrementExtractTask" : "RefreshExtractTask");
    site.belongings()
        .schedules()
        .find(task.scheduleLuid())
        .ifPresent(schedule -> refresh.child(schedules.ofTask(schedule, task.isSuspended())));
    var kind = content(site, task).filter(Workbook.class::isInstance).isPresent();
    return Element.named("task")
        .child(
            refresh.child(Element.reference(kind ? "workbook" : "datasource", task.contentLuid())));
  }
}

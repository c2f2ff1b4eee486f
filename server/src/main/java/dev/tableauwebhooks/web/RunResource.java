package dev.tableauwebhooks.web;

import dev.tableauwebhooks.run.Cancellations;
import dev.tableauwebhooks.run.EventId;
import dev.tableauwebhooks.run.Replays;
import dev.tableauwebhooks.run.RunId;
import dev.tableauwebhooks.run.RunState;
import dev.tableauwebhooks.run.RunStore;
import dev.tableauwebhooks.run.RunStore.RunQuery;
import dev.tableauwebhooks.web.Views.RunDetail;
import dev.tableauwebhooks.web.Views.RunView;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Locale;
import java.util.Map;

/** {@code /api/v1/runs}. */
final class RunResource implements HttpService {
  private static final String LIST_FIX = "List the runs with GET /api/v1/runs.";

  private final RunStore runs;
  private final Replays replays;
  private final Cancellations cancellations;

  RunResource(RunStore runs, Replays replays, Cancellations cancellations) {
    this.runs = runs;
    this.replays = replays;
    this.cancellations = cancellations;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .get("/{id}", this::show)
        .post("/{id}/replay", this::replay)
        .post("/{id}/cancel", this::cancel);
  }

  private void list(ServerRequest request, ServerResponse response) throws InterruptedException {
    var parameters = new Parameters(request);
    var limit = parameters.limit();
    var query =
        new RunQuery(
            limit + 1,
            parameters.text("state").map(RunResource::state),
            parameters.text("workflow"),
            parameters.text("event").map(EventId::new),
            parameters.text("after").map(RunId::new),
            parameters.text("incident"),
            parameters.text("group"),
            false);
    var found = runs.runs(query);
    var next = Page.next(found, limit, run -> run.id().value());
    var views = Page.shown(found, limit).stream().map(RunView::of).toList();
    Page.send(response, "runs", views, next);
  }

  private static String state(String given) {
    var state = given.toUpperCase(Locale.ROOT).replace('-', '_');
    if (!RunState.names().contains(state)) {
      throw new ProblemJson.Rejected(
          ProblemJson.badRequest(
              "state is '%s'.".formatted(given),
              "Give one of: %s.".formatted(String.join(", ", RunState.names()))));
    }
    return state;
  }

  private void show(ServerRequest request, ServerResponse response) throws InterruptedException {
    var id = id(request);
    var run = runs.findRun(id);
    if (run.isEmpty()) {
      ProblemJson.notFound("run", id.value(), LIST_FIX).send(response);
      return;
    }
    Page.send(response, RunDetail.of(run.get(), runs.attempts(id)));
  }

  private void replay(ServerRequest request, ServerResponse response) throws InterruptedException {
    var id = id(request);
    var wish = Wish.of(request, "from", "on");
    var from = Parameters.choice(Replays.From.class, "from", wish.text("from", "failed-step"));
    var on = Parameters.choice(Replays.On.class, "on", wish.text("on", "original"));
    switch (replays.replay(id, from, on)) {
      case Replays.Answer.Started(var started) -> {
        response.status(Status.ACCEPTED_202);
        Page.send(response, Map.of("id", started.value(), "replayOf", id.value()));
      }
      case Replays.Answer.Unknown _ ->
          ProblemJson.notFound("run", id.value(), LIST_FIX).send(response);
      case Replays.Answer.Refused(var reason, var fix) ->
          ProblemJson.conflict(reason, fix).send(response);
    }
  }

  private void cancel(ServerRequest request, ServerResponse response) throws InterruptedException {
    var id = id(request);
    var reason = Wish.of(request, "reason").text("reason", "Cancelled by an administrator.");
    switch (cancellations.cancel(id, reason)) {
      case Cancellations.Answer.Done(var run) -> Page.send(response, RunView.of(run));
      case Cancellations.Answer.Unknown _ ->
          ProblemJson.notFound("run", id.value(), LIST_FIX).send(response);
      case Cancellations.Answer.TooLate _ ->
          ProblemJson.conflict("The run has ended already.", "Replay it instead, if you must.")
              .send(response);
    }
  }

  private static RunId id(ServerRequest request) {
    return new RunId(request.path().pathParameters().get("id"));
  }
}

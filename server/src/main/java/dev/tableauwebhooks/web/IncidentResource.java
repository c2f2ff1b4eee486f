package dev.tableauwebhooks.web;

import dev.tableauwebhooks.noise.Incident;
import dev.tableauwebhooks.noise.IncidentStore;
import dev.tableauwebhooks.run.RunStore;
import dev.tableauwebhooks.run.RunStore.RunQuery;
import dev.tableauwebhooks.web.NoiseViews.IncidentDetail;
import dev.tableauwebhooks.web.NoiseViews.IncidentView;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.Optional;

/** {@code /api/v1/incidents}. */
final class IncidentResource implements HttpService {
  private static final String LIST_FIX = "List the incidents with GET /api/v1/incidents.";
  private static final int MOST = 1_000;
  private static final int RUNS = 50;

  private final IncidentStore incidents;
  private final RunStore runs;
  private final InstantSource clock;
  private final Runnable wake;

  /**
   * @param wake has due runs taken up
   */
  IncidentResource(IncidentStore incidents, RunStore runs, InstantSource clock, Runnable wake) {
    this.incidents = incidents;
    this.runs = runs;
    this.clock = clock;
    this.wake = wake;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .get("/{id}", this::show)
        .post("/{id}/acknowledge", this::acknowledge)
        .post("/{id}/snooze", this::snooze)
        .post("/{id}/close", this::close);
  }

  private void list(ServerRequest request, ServerResponse response) throws InterruptedException {
    var parameters = new Parameters(request);
    var limit = parameters.limit();
    var state =
        parameters
            .text("state")
            .map(given -> Parameters.choice(Incident.State.class, "state", given));
    var found =
        incidents.list(state, parameters.text("workflow"), limit + 1, parameters.text("after"));
    var next = Page.next(found, limit, Incident::id);
    var views = Page.shown(found, limit).stream().map(IncidentView::of).toList();
    Page.send(response, "incidents", views, next);
  }

  private void show(ServerRequest request, ServerResponse response) throws InterruptedException {
    var id = id(request);
    var incident = incidents.find(id);
    if (incident.isEmpty()) {
      notFound(id).send(response);
      return;
    }
    var told = runs.runs(RunQuery.tellingOfIncident(id, RUNS));
    Page.send(response, IncidentDetail.of(incident.get(), incidents.members(id, MOST), told));
  }

  private static String id(ServerRequest request) {
    return request.path().pathParameters().get("id");
  }

  private static ProblemJson notFound(String id) {
    return ProblemJson.notFound("incident", id, LIST_FIX);
  }

  private void acknowledge(ServerRequest request, ServerResponse response)
      throws InterruptedException {
    var wish = Wish.of(request, "by", "note");
    var by = wish.required("by", "who you are");
    answer(
        request,
        response,
        incidents.acknowledge(id(request), by, wish.text("note", ""), clock.instant()));
  }

  private void snooze(ServerRequest request, ServerResponse response) throws InterruptedException {
    var wish = Wish.of(request, "by", "note", "for", "until");
    var by = wish.required("by", "who you are");
    var now = clock.instant();
    var until = wish.end(now);
    if (!until.isAfter(now)) {
      throw Wish.refused("until is %s, which is over.".formatted(until), "Give a later time.");
    }
    answer(request, response, incidents.snooze(id(request), by, wish.text("note", ""), until));
  }

  private void close(ServerRequest request, ServerResponse response) throws InterruptedException {
    var wish = Wish.of(request, "by", "note");
    var by = wish.required("by", "who you are");
    var closed = incidents.close(id(request), by, wish.text("note", ""), clock.instant());
    wake.run();
    answer(request, response, closed);
  }

  private void answer(ServerRequest request, ServerResponse response, boolean isDone)
      throws InterruptedException {
    Optional<Incident> incident = incidents.find(id(request));
    if (incident.isEmpty()) {
      notFound(id(request)).send(response);
    } else if (!isDone) {
      ProblemJson.conflict("The incident is over already.", LIST_FIX).send(response);
    } else {
      Page.send(response, IncidentView.of(incident.get()));
    }
  }
}

package dev.tableauwebhooks.web;

import dev.tableauwebhooks.run.EventId;
import dev.tableauwebhooks.run.EventLog;
import dev.tableauwebhooks.run.EventLog.EventQuery;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunStore;
import dev.tableauwebhooks.run.RunStore.RunQuery;
import dev.tableauwebhooks.run.StoredEvent;
import dev.tableauwebhooks.web.Views.EventDetail;
import dev.tableauwebhooks.web.Views.EventView;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/events}. */
final class EventResource implements HttpService {
  private static final int RUNS_OF_AN_EVENT = 1_000;

  private final EventLog events;
  private final RunStore runs;

  EventResource(EventLog events, RunStore runs) {
    this.events = events;
    this.runs = runs;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", this::list).get("/{id}", this::show);
  }

  private void list(ServerRequest request, ServerResponse response) throws InterruptedException {
    var parameters = new Parameters(request);
    var limit = parameters.limit();
    var query =
        new EventQuery(
            limit + 1,
            parameters.text("type"),
            parameters.text("luid"),
            parameters.text("after").map(EventId::new));
    var found = events.events(query);
    var views = new ArrayList<EventView>();
    for (var event : Page.shown(found, limit)) {
      views.add(EventView.of(event, runsOf(event)));
    }
    var next = Page.next(found, limit, event -> event.id().value());
    Page.send(response, "events", views, next);
  }

  private void show(ServerRequest request, ServerResponse response) throws InterruptedException {
    var id = request.path().pathParameters().get("id");
    var event = events.findEvent(new EventId(id));
    if (event.isEmpty()) {
      ProblemJson.notFound("event", id, "List the events with GET /api/v1/events.").send(response);
      return;
    }
    Page.send(response, EventDetail.of(event.get(), runsOf(event.get())));
  }

  private List<Run> runsOf(StoredEvent event) throws InterruptedException {
    if (!event.note().isEmpty()) {
      return List.of();
    }
    return runs.runs(
        new RunQuery(
            RUNS_OF_AN_EVENT,
            Optional.empty(),
            Optional.empty(),
            Optional.of(event.id()),
            Optional.empty()));
  }
}

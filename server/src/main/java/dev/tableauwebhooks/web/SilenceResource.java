package dev.tableauwebhooks.web;

import dev.tableauwebhooks.noise.Silences;
import dev.tableauwebhooks.web.NoiseViews.SilenceView;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.Map;

/** {@code /api/v1/silences}. */
final class SilenceResource implements HttpService {
  private final Silences silences;
  private final InstantSource clock;

  SilenceResource(Silences silences, InstantSource clock) {
    this.silences = silences;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", this::list).post("/", this::add).post("/{id}/end", this::end);
  }

  private void list(ServerRequest request, ServerResponse response) throws InterruptedException {
    var now = clock.instant();
    var limit = new Parameters(request).limit();
    var views = silences.list(limit).stream().map(it -> SilenceView.of(it, now)).toList();
    Page.send(response, Map.of("silences", views));
  }

  private void add(ServerRequest request, ServerResponse response) throws InterruptedException {
    var wish = Wish.of(request, "matcher", "author", "reason", "from", "for", "until");
    var now = clock.instant();
    var from = wish.time("from");
    var answer =
        silences.add(
            new Silences.Wish(
                wish.required("matcher", "which runs, as an expression such as true,"),
                wish.required("author", "who you are"),
                wish.required("reason", "why"),
                from,
                wish.end(from.filter(now::isBefore).orElse(now))));
    switch (answer) {
      case Silences.Answer.Added(var silence) -> {
        response.status(Status.CREATED_201);
        Page.send(response, SilenceView.of(silence, clock.instant()));
      }
      case Silences.Answer.Refused(_, var reason, var fix) ->
          ProblemJson.badRequest(reason, fix).send(response);
    }
  }

  private void end(ServerRequest request, ServerResponse response) throws InterruptedException {
    var id = request.path().pathParameters().get("id");
    var by = Wish.of(request, "by").required("by", "who you are");
    if (silences.end(id, by)) {
      Page.send(response, Map.of("id", id));
    } else {
      ProblemJson.notFound("silence that is not over", id, "List them with GET /api/v1/silences.")
          .send(response);
    }
  }
}

package dev.tableauwebhooks.web;

import dev.tableauwebhooks.noise.Pause.Kind;
import dev.tableauwebhooks.noise.Pauses;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.Program;
import dev.tableauwebhooks.web.NoiseViews.PauseView;
import dev.tableauwebhooks.workflow.expression.Suggestion;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /api/v1/pauses}: what is held, and what is being drained. */
final class PauseResource implements HttpService {
  private final Pauses pauses;
  private final Supplier<Catalog> catalog;

  PauseResource(Pauses pauses, Supplier<Catalog> catalog) {
    this.pauses = pauses;
    this.catalog = catalog;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", this::list).post("/", this::pause).post("/resume", this::resume);
  }

  private void list(ServerRequest request, ServerResponse response) throws InterruptedException {
    Page.send(response, Map.of("pauses", pauses.list().stream().map(PauseView::of).toList()));
  }

  private void pause(ServerRequest request, ServerResponse response) throws InterruptedException {
    var wish = Wish.of(request, "kind", "name", "author", "reason");
    var kind = kind(wish);
    var name = wish.required("name", "what is paused");
    var author = wish.required("author", "who you are");
    var reason = wish.required("reason", "why");
    if (kind == Kind.WORKFLOW && catalog.get().find(name).isEmpty()) {
      unknown(name).send(response);
    } else if (kind == Kind.WORKFLOW && !workflows().contains(name)) {
      ProblemJson.badRequest(
              "'%s' is a handler, which cannot be paused.".formatted(name),
              "Take its file out of the folder handlers.")
          .send(response);
    } else if (pauses.pause(kind, name, author, reason)) {
      response.status(Status.CREATED_201);
      Page.send(response, Map.of("kind", wish.text("kind", ""), "name", name));
    } else {
      ProblemJson.conflict("'%s' is paused already.".formatted(name), "Resume it first.")
          .send(response);
    }
  }

  private static Kind kind(Wish wish) {
    return Parameters.choice(Kind.class, "kind", wish.required("kind", "workflow or target"));
  }

  private ProblemJson unknown(String name) {
    return ProblemJson.notFound(
        "workflow",
        name,
        Suggestion.closest(name, workflows())
            .map("Did you mean '%s'?"::formatted)
            .orElse("List them with GET /api/v1/workflows."));
  }

  /** Handlers do not ask before they run. */
  private List<String> workflows() {
    return catalog.get().programs().stream()
        .filter(Program.OfWorkflow.class::isInstance)
        .map(Program::name)
        .toList();
  }

  private void resume(ServerRequest request, ServerResponse response) throws InterruptedException {
    var wish = Wish.of(request, "kind", "name", "by", "rate");
    var kind = kind(wish);
    var name = wish.required("name", "what is resumed");
    var by = wish.required("by", "who you are");
    var released = pauses.resume(kind, name, by, wish.gap());
    if (released.isPresent()) {
      Page.send(response, Map.of("name", name, "released", released.get()));
    } else {
      ProblemJson.notFound(
              "pause of the " + wish.text("kind", ""), name, "List them with GET /api/v1/pauses.")
          .send(response);
    }
  }
}

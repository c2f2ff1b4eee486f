package dev.tableauwebhooks.web;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.tableauwebhooks.noise.Pause;
import dev.tableauwebhooks.noise.Pauses;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.Program;
import dev.tableauwebhooks.web.Views.WorkflowView;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /api/v1/workflows}: what is active, and what could not be loaded. */
final class WorkflowResource implements HttpService {
  private final Supplier<Catalog> catalog;
  private final Supplier<List<String>> problems;
  private final Pauses pauses;

  WorkflowResource(Supplier<Catalog> catalog, Supplier<List<String>> problems, Pauses pauses) {
    this.catalog = catalog;
    this.problems = problems;
    this.pauses = pauses;
  }

  @Override
  public void routing(HttpRules rules) {
    // A name may hold a slash, encoded or not.
    rules.get("/", this::list).get("/{+name}", this::show);
  }

  private void list(ServerRequest request, ServerResponse response) throws InterruptedException {
    var paused = paused();
    var active =
        catalog.get().programs().stream()
            .sorted(Comparator.comparing(Program::name))
            .map(program -> WorkflowView.of(program, paused.contains(program.name())))
            .toList();
    Page.send(response, Map.of("workflows", active, "problems", problems.get()));
  }

  private Set<String> paused() throws InterruptedException {
    return pauses.list().stream()
        .filter(it -> it.kind() == Pause.Kind.WORKFLOW && it.resumedAt().isEmpty())
        .map(Pause::name)
        .collect(toUnmodifiableSet());
  }

  private void show(ServerRequest request, ServerResponse response) throws InterruptedException {
    var name = request.path().pathParameters().get("name");
    var program = catalog.get().find(name);
    if (program.isEmpty()) {
      ProblemJson.notFound("workflow", name, "List them with GET /api/v1/workflows.")
          .send(response);
      return;
    }
    var view = WorkflowView.of(program.get(), paused().contains(name));
    Page.send(response, Map.of("workflow", view, "source", program.get().revision().source()));
  }
}

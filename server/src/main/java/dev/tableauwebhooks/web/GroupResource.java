package dev.tableauwebhooks.web;

import dev.tableauwebhooks.noise.GroupStore;
import dev.tableauwebhooks.run.RunStore;
import dev.tableauwebhooks.run.RunStore.RunQuery;
import dev.tableauwebhooks.web.NoiseViews.GroupDetail;
import dev.tableauwebhooks.web.NoiseViews.GroupView;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** {@code /api/v1/groups}. */
final class GroupResource implements HttpService {
  private static final int EVENTS = 100;
  private static final int RUNS = 50;

  private final GroupStore groups;
  private final RunStore runs;

  GroupResource(GroupStore groups, RunStore runs) {
    this.groups = groups;
    this.runs = runs;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", this::list).get("/{id}", this::show);
  }

  private void list(ServerRequest request, ServerResponse response) throws InterruptedException {
    var found = groups.list(new Parameters(request).limit());
    Page.send(response, Map.of("groups", found.stream().map(GroupView::of).toList()));
  }

  private void show(ServerRequest request, ServerResponse response) throws InterruptedException {
    var id = request.path().pathParameters().get("id");
    var group = groups.find(id);
    if (group.isEmpty()) {
      ProblemJson.notFound("group", id, "List the groups with GET /api/v1/groups.").send(response);
      return;
    }
    var told = runs.runs(RunQuery.tellingOfGroup(id, RUNS));
    Page.send(response, GroupDetail.of(group.get(), groups.members(id, EVENTS), told));
  }
}

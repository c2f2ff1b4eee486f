package dev.tableauwebhooks.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.app.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the API shows of one group and one incident, apart from what it counts. */
class NoiseDetailIT {
  @TempDir Path folder;

  private TestServer server() throws InterruptedException {
    return TestServer.in(folder)
        .file(
            "workflows/group.yaml",
            workflow("together", "WorkbookCreated", "group: { wait: 1s, interval: 1h }"))
        .file(
            "workflows/incident.yaml",
            workflow("refreshes", "WorkbookRefreshFailed", "incident: { key: \"'one'\" }"))
        .start();
  }

  private static String workflow(String name, String event, String quiet) {
    return """
    name: %s
    on: %s
    %s
    steps:
      - uses: log.write
        with: { message: told }
    """
        .formatted(name, event, quiet);
  }

  private static List<String> values(JsonNode rows, String pointer) {
    var values = new ArrayList<String>();
    rows.forEach(row -> values.add(row.at(pointer).asString()));
    return values;
  }

  @Test
  void aGroupShowsItsNewestEventsAndOfItsRunsThoseThatTellOfIt() throws Exception {
    try (var server = server()) {
      server.awaitRun(server.accept(TestServer.event("WorkbookCreated", "a", "1")), "GROUPED");
      server.awaitRun(server.accept(TestServer.event("WorkbookCreated", "b", "2")), "GROUPED");
      var id = server.json("/api/v1/groups").path("groups").get(0).path("id").asString();

      var group =
          Awaitility.await("the group is told")
              .until(() -> server.json("/api/v1/groups/" + id), NoiseDetailIT::isTold);

      assertThat(values(group.path("events"), "/resource/name")).containsExactly("b", "a");
      assertThat(values(group.path("events"), "/type")).containsOnly("WorkbookCreated");
      assertThat(values(group.path("runs"), "/tells")).containsOnly("news");
      assertThat(server.json("/api/v1/runs?group=" + id).path("runs").size())
          .isEqualTo(2 + group.path("runs").size());
    }
  }

  private static boolean isTold(JsonNode group) {
    return group.path("total").asInt() == 2
        && group.path("pending").asInt() == 0
        && !group.path("runs").isEmpty();
  }

  @Test
  void anIncidentShowsTheRunsThatTellOfItAndNotEachThatWasCounted() throws Exception {
    try (var server = server()) {
      var first = server.accept(TestServer.event("WorkbookRefreshFailed", "a", "1"));
      var told = server.awaitRun(first, "SUCCEEDED").path("id").asString();
      var second = server.accept(TestServer.event("WorkbookRefreshFailed", "b", "2"));
      server.awaitRun(second, "GROUPED");
      var id = server.json("/api/v1/incidents").path("incidents").get(0).path("id").asString();

      var incident = server.json("/api/v1/incidents/" + id);

      assertThat(incident.path("failures").asInt()).isEqualTo(2);
      assertThat(values(incident.path("objects"), "/name")).containsExactly("a", "b");
      assertThat(values(incident.path("runs"), "/id")).containsExactly(told);
      assertThat(server.json("/api/v1/runs?incident=" + id).path("runs")).hasSize(2);
    }
  }
}

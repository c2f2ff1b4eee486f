package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectsIT {

  private final TableauSimulator simulator = TableauSimulator.start(SimulatorSettings.immediate());
  private final TestClient client = TestClient.admin(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void makesAProjectBelowAnother() {
    var finance = project("Finance");
    var made =
        client.siteXml(
            "POST",
            "/projects",
            "<tsRequest><project name=\"Q4 &amp; more\" description=\"d\" parentProjectId=\"%s\"/></tsRequest>"
                .formatted(finance));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location"))
        .endsWith("/projects/" + made.elements("project").getFirst().getAttribute("id"));
    assertThat(
            client
                .get(
                    "/projects?filter=parentProjectId:eq:%s,name:eq:Q4%%20%%26%%20more"
                        .formatted(finance))
                .at("/projects/project/0/description")
                .asString())
        .isEqualTo("d");
    client
        .site(
            "POST",
            "/projects",
            "{\"project\":{\"name\":\"Q4 & more\",\"parentProjectId\":\"%s\"}}".formatted(finance))
        .isRefused(409006, "A project named 'Q4 & more' already exists.");
  }

  @Test
  void movesAProjectButNotIntoItself() {
    var finance = project("Finance");
    var monthly = project("Monthly");

    client.site("PUT", "/projects/" + monthly, "{\"project\":{\"parentProjectId\":\"\"}}").isOk();
    assertThat(simulator.projectPath(simulator.workbook("Month End Close"))).isEqualTo("Monthly");
    client
        .site(
            "PUT",
            "/projects/" + finance,
            "{\"project\":{\"parentProjectId\":\"%s\"}}".formatted(project("Reports")))
        .isRefused(
            400000,
            "Payload is either malformed or incomplete. (a project cannot be inside itself)");
  }

  @Test
  void deletesAProjectWithAllThatIsInIt() {
    client.site("DELETE", "/projects/" + project("Finance"), "").isOk();

    assertThat(
            client.get("/workbooks?filter=name:eq:Month%20End%20Close").at("/workbooks").toString())
        .isEqualTo("{}");
    assertThat(client.get("/datasources?filter=name:eq:Revenue").at("/datasources").toString())
        .isEqualTo("{}");
    assertThat(client.get("/projects?filter=name:eq:Monthly").at("/projects").toString())
        .isEqualTo("{}");
    assertThat(simulator.workbook("Pipeline 🚀").name()).isNotEmpty();
  }

  @Test
  void letsAViewerChangeNothing() {
    TestClient.of(simulator)
        .signedIn("viewer", "viewer")
        .site("DELETE", "/projects/" + project("Sales"), "")
        .isRefused(403004, "The user 'viewer' is not permitted to perform this action.");
  }

  private String project(String name) {
    return client.get("/projects?filter=name:eq:" + name).at("/projects/project/0/id").asString();
  }
}

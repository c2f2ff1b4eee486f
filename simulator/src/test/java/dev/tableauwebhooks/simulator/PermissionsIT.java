package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsIT {

  private final TableauSimulator simulator = TableauSimulator.start(SimulatorSettings.immediate());
  private final TestClient client = TestClient.admin(simulator);
  private final String maya = simulator.user("maya").luid();

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workbooks",
        "datasources",
        "views",
        "flows",
        "projects",
        "projects/default-permissions/datasources"
      })
  void grantsOnAllKindsOfThings(String kind) {
    var path = path(kind);
    var granted = client.site("PUT", path, body("Read", "Allow")).isOk();
    var read = client.get(path);

    assertThat(granted.text()).isEqualTo(read.text());
    var mine = read.at("/permissions/granteeCapabilities");
    assertThat(mine.isArray()).isTrue();
    assertThat(mine.get(mine.size() - 1).toString())
        .isEqualTo(
            """
            {"user":{"id":"%s"},"capabilities":{"capability":[{"name":"Read","mode":"Allow"}]}}\
            """
                .formatted(maya));
    assertThat(client.site("DELETE", path + "/users/%s/Read/Allow".formatted(maya), "").status())
        .isEqualTo(204);
    assertThat(client.get(path).text()).doesNotContain(maya + "\"},\"capabilities");
  }

  @Test
  void speaksXml() {
    var path = path("workbooks");
    var granted =
        client.siteXml(
            "PUT",
            path,
            """
            <tsRequest><permissions><granteeCapabilities><user id="%s"/><capabilities>
            <capability name="ExportData" mode="Deny"/><capability name="Read" mode="Allow"/>
            </capabilities></granteeCapabilities></permissions></tsRequest>\
            """
                .formatted(maya));

    assertThat(granted.isOk().text())
        .contains(
            "<granteeCapabilities><user id=\"%s\"/><capabilities>".formatted(maya)
                + "<capability name=\"ExportData\" mode=\"Deny\"/>"
                + "<capability name=\"Read\" mode=\"Allow\"/></capabilities></granteeCapabilities>");
    assertThat(granted.elements("workbook").getFirst().getAttribute("name"))
        .isEqualTo("Revenue Overview");
  }

  @Test
  void putsTheLastModeInPlaceOfTheFirst() {
    var path = path("flows");
    client.site("PUT", path, body("Execute", "Allow")).isOk();

    assertThat(client.site("PUT", path, body("Execute", "Deny")).text())
        .contains("{\"name\":\"Execute\",\"mode\":\"Deny\"}")
        .doesNotContain("Allow");
  }

  @Test
  void refusesWhatCannotBeGranted() {
    var path = path("workbooks");

    client
        .site("PUT", path, body("Fly", "Allow"))
        .isRefused(400009, "Capability 'Fly' is not valid.");
    client
        .site("PUT", path, body("Read", "Perhaps"))
        .isRefused(400009, "Mode 'Perhaps' is not valid.");
    client
        .site("PUT", path, body("Read", "Allow").replace(maya, "nobody"))
        .isRefused(404002, "User 'nobody' could not be found.");
    client
        .site("DELETE", path + "/users/%s/Read/Deny".formatted(maya), "")
        .isRefused(
            404009, "Capability 'Read' with mode 'Deny' is not granted to '%s'.".formatted(maya));
  }

  @Test
  void changesNothingWhenOneOfSeveralIsWrong() {
    var path = path("datasources");
    var before = client.get(path).text();
    client
        .site(
            "PUT",
            path,
            body("Read", "Allow")
                .replace(
                    "\"mode\":\"Allow\"}",
                    "\"mode\":\"Allow\"},{\"name\":\"Fly\",\"mode\":\"Allow\"}"))
        .isRefused(400009, "Capability 'Fly' is not valid.");

    assertThat(client.get(path).text()).isEqualTo(before);
  }

  @Test
  void tellsOnlyOwnersAndAdministrators() {
    TestClient.of(simulator)
        .signedIn("viewer", "viewer")
        .get(path("workbooks"))
        .isRefused(403004, "The user 'viewer' is not permitted to perform this action.");
  }

  @Test
  void hasPermissionsOfViewsSince32() {
    assertThat(client.version("3.1").get(path("views")).at("/error/code").asString())
        .isEqualTo("404003");
  }

  private String path(String kind) {
    return switch (kind) {
      case "workbooks" ->
          "/workbooks/%s/permissions".formatted(simulator.workbook("Revenue Overview").luid());
      case "datasources" ->
          "/datasources/%s/permissions".formatted(simulator.datasource("Revenue").luid());
      case "views" -> "/views/%s/permissions".formatted(simulator.views().getFirst().luid());
      case "flows" -> "/flows/%s/permissions".formatted(simulator.flows().getFirst().luid());
      case "projects" ->
          "/projects/%s/permissions".formatted(simulator.projects().getFirst().luid());
      default ->
          "/projects/%s/default-permissions/datasources"
              .formatted(simulator.projects().getFirst().luid());
    };
  }

  private String body(String capability, String mode) {
    return """
    {"permissions":{"granteeCapabilities":[{"user":{"id":"%s"},"capabilities":\
    {"capability":[{"name":"%s","mode":"%s"}]}}]}}\
    """
        .formatted(maya, capability, mode);
  }
}

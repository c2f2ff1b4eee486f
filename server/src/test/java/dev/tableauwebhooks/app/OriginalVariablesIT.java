package dev.tableauwebhooks.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.Repository;
import dev.tableauwebhooks.simulator.DemoSite;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever comes from the Python original brings its variables and nothing else: they configure one
 * site, and those that are not needed may be empty.
 */
class OriginalVariablesIT {
  private static final String REVENUE = "99e20399-0304-3f0a-b444-ac3cc3c6746d";

  @TempDir Path folder;

  @AutoClose
  private final TableauSimulator tableau = TableauSimulator.start(SimulatorSettings.immediate());

  /** The credentials that are filled in; the password is the one variable that is ours. */
  static Stream<Map<String, String>> credentials() {
    return Stream.of(
        Map.of(
            "TABLEAU_PAT_NAME", DemoSite.PAT_NAME,
            "TABLEAU_PAT_SECRET", DemoSite.PAT_SECRET),
        Map.of(
            "TABLEAU_USERNAME", "jonas",
            "TABLEAU_CA_CLIENT", DemoSite.CLIENT_ID,
            "TABLEAU_CA_SECRET_ID", DemoSite.SECRET_ID,
            "TABLEAU_CA_SECRET_VALUE", DemoSite.SECRET_VALUE),
        Map.of("TABLEAU_USERNAME", DemoSite.ADMIN, "TABLEAU_PASSWORD", DemoSite.ADMIN_PASSWORD));
  }

  private Map<String, String> variables(Map<String, String> credentials) {
    var all = new LinkedHashMap<String, String>();
    all.put("FLASK_ENV", "development");
    all.put("TABLEAU_DOMAIN", tableau.uri().toString());
    all.put("TABLEAU_SITENAME", DemoSite.CONTENT_URL);
    all.put("TABLEAU_RESTAPI_VERSION", "3.17");
    all.put("TABLEAU_SESSION_MINUTES", "15");
    for (var name :
        new String[] {
          "TABLEAU_USERNAME",
          "TABLEAU_CA_CLIENT",
          "TABLEAU_CA_SECRET_ID",
          "TABLEAU_CA_SECRET_VALUE",
          "TABLEAU_PAT_NAME",
          "TABLEAU_PAT_SECRET"
        }) {
      all.put(name, "");
    }
    all.putAll(credentials);
    return all;
  }

  private TestServer.Builder server() throws Exception {
    return TestServer.in(folder)
        .file(
            "workflows/broadcast.yaml",
            Files.readString(Repository.file("examples/workflows/broadcast.yaml")))
        .variable("TABLEAU_WEBHOOKS_ENV", "");
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void configureASiteFromTheEnvironment(Map<String, String> credentials) throws Exception {
    var builder = server();
    variables(credentials).forEach(builder::variable);
    try (var server = builder.start()) {
      assertUpdatesTheBroadcast(server);
    }
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void configureASiteFromADotEnvFile(Map<String, String> credentials) throws Exception {
    var dotEnv =
        variables(credentials).entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
            .collect(Collectors.joining());
    try (var server = server().file(".env", dotEnv).start()) {
      assertUpdatesTheBroadcast(server);
    }
  }

  private void assertUpdatesTheBroadcast(TestServer server) throws InterruptedException {
    var event = server.accept(TestServer.event("WorkbookUpdated", "Revenue", REVENUE));

    server.awaitRun(event, "SUCCEEDED");

    assertThat(tableau.broadcasts())
        .filteredOn(broadcast -> broadcast.workbookLuid().equals(REVENUE))
        .allMatch(broadcast -> broadcast.sends() == 1);
    assertThat(tableau.calls().signIns()).isEqualTo(1);
    assertThat(tableau.calls().all())
        .filteredOn(call -> call.path().endsWith("/auth/signin"))
        .allMatch(call -> call.path().equals("/api/3.17/auth/signin"));
  }
}

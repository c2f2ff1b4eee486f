package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page on the simulator lists every call that is answered, and no other. */
class MethodsPageIT {

  private static final Path PAGE = Path.of("../docs/simulator.md");

  @Test
  void listsEveryCallThatIsAnswered() throws IOException {
    var rows = Files.readAllLines(PAGE).stream().filter(MethodsPageIT::isRow).toList();

    assertThat(rows).containsExactlyInAnyOrderElementsOf(expected());
  }

  private static boolean isRow(String line) {
    return line.matches("\\| (GET|POST|PUT|DELETE) \\|.*");
  }

  private static List<String> expected() {
    try (var simulator = TableauSimulator.start(SimulatorSettings.immediate())) {
      var rows = new ArrayList<String>();
      simulator
          .routes()
          .forEach((family, routes) -> {
            for (var route : routes) {
              rows.add(row(family, route));
            }
          });
      return rows;
    }
  }

  private static String row(String family, Route route) {
    var path = "/" + String.join("/", route.template());
    var shown =
        family.equals("{version}") ? path.replace("/sites/{site}/", "…/") : "/api/" + family + path;
    return "| %s | `%s` | %s | %s | %s |"
        .formatted(
            route.method(),
            shown,
            route.access().since(),
            route.access().right().map(MethodsPageIT::who).orElse("anybody, without a session"),
            scope(route));
  }

  private static String who(Right right) {
    return switch (right) {
      case MEMBER -> "every user";
      case AUTHOR -> "who may publish";
      case ADMINISTRATOR -> "administrators";
      case SERVER_ADMINISTRATOR -> "server administrators";
    };
  }

  private static String scope(Route route) {
    return route
        .access()
        .scope()
        .map(scope -> scope.equals(Access.NO_SCOPE) ? "no JWT" : "`" + scope + "`")
        .orElse("any");
  }
}

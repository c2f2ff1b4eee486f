package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages about the simulator tell the truth: their curl calls, Java, YAML, errors and calls. */
class GuideIT {

  private static final Path GUIDE = Path.of("../docs/simulator.md");
  private static final Path SCENARIOS = Path.of("../docs/simulator-scenarios.md");
  private static final Path THIS =
      Path.of("src/test/java/dev/tableauwebhooks/simulator/GuideIT.java");
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern MISTAKE =
      Pattern.compile("```text\\n(.*?)The scenario", Pattern.DOTALL);
  private static final Pattern CALL =
      Pattern.compile("^\\| `(GET|POST|DELETE) (/simulator\\S*)` \\|", Pattern.MULTILINE);

  private final TableauSimulator simulator = TableauSimulator.start(SimulatorSettings.immediate());

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void showsCurlCallsThatAnswerAsItSays() throws Exception {
    assumeTrue(CurlPage.canBeRun(), "curl is not installed");
    try (var receiver = new Receiver()) {
      assertThat(new CurlPage(GUIDE).answersAsItSays(simulator, receiver)).isEqualTo(5);
      simulator.awaitIdle(Duration.ofSeconds(10));

      assertThat(receiver.eventTypes()).hasSize(4).containsOnly("DatasourceRefreshFailed");
    }
  }

  @Test
  void showsJavaThatIsRunHere() throws Exception {
    var hook = new Receiver();
    var uri = hook.uri();
    simulator.close();
    // The guide begins
    try (var simulator = TableauSimulator.start(SimulatorSettings.immediate())) {
      simulator.addWebhook("DatasourceRefreshFailed", uri);
      simulator.failNextRefresh("Revenue", "database-down");

      simulator.runSchedule("Every night");
      simulator.awaitIdle(Duration.ofSeconds(5));

      assertThat(simulator.deliveries()).singleElement().matches(Attempt::successful);
      assertThat(simulator.jobs()).hasSize(3);
    }
    hook.close();

    var java = JAVA.matcher(Files.readString(GUIDE));
    assertThat(java.find()).isTrue();
    var lines = java.group(1).lines().filter(line -> !line.equals("}")).toList();
    var source =
        Files.readString(THIS)
            .lines()
            .map(line -> line.replaceFirst("^ {4}", ""))
            .collect(Collectors.joining("\n"));
    assertThat(source).contains(String.join("\n", lines));
  }

  @Test
  void listsTheCallsOfTheControl() throws IOException {
    var listed =
        CALL.matcher(Files.readString(GUIDE))
            .results()
            .map(call -> call.group(1) + " " + call.group(2))
            .toList();

    assertThat(listed).containsExactlyInAnyOrderElementsOf(simulator.controlCalls());
  }

  @ParameterizedTest
  @EnumSource(JobError.class)
  void namesEachUsualError(JobError error) throws IOException {
    assertThat(Files.readString(GUIDE)).contains("`" + error.wireName() + "`");
  }

  @Test
  void showsAScenarioThatIsOne() throws IOException {
    var yaml = YAML.matcher(Files.readString(SCENARIOS));
    assertThat(yaml.find()).isTrue();

    assertThat(Scenarios.read("s.yaml", yaml.group(1)).problems()).isEmpty();
  }

  @Test
  void showsAMistakeAsItIsReported() throws IOException {
    var mistake = MISTAKE.matcher(Files.readString(SCENARIOS));
    assertThat(mistake.find()).isTrue();

    var problems =
        Scenarios.read("bad.yaml", "timeline:\n  - { at: 1s, refersh: Revenue }\n").problems();

    assertThat(problems).extracting(Object::toString).containsExactly(mistake.group(1).strip());
  }
}

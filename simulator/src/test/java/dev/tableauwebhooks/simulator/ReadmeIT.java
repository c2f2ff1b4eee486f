package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The README tells the truth: its tables, its curl calls with their output, its Java. */
class ReadmeIT {

  private static final Path README = Path.of("README.md");
  private static final Path THIS =
      Path.of("src/test/java/dev/tableauwebhooks/simulator/ReadmeIT.java");
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  private final TableauSimulator simulator = TableauSimulator.start(SimulatorSettings.immediate());

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void listsTheContentThatThereIs() throws IOException {
    assertThat(readme()).contains(contentTable());
  }

  @Test
  void listsTheUsersThatThereAre() throws IOException {
    assertThat(readme()).contains(userTable());
  }

  @Test
  void tellsTheCredentials() throws IOException {
    assertThat(readme())
        .contains(
            "`%s`".formatted(DemoSite.LUID),
            "`%s`".formatted(DemoSite.DEFAULT_SITE_LUID),
            "`%s` / `%s`".formatted(DemoSite.ADMIN, DemoSite.ADMIN_PASSWORD),
            "`%s` / `%s`".formatted(DemoSite.VIEWER, DemoSite.VIEWER_PASSWORD),
            "`%s` / `%s`".formatted(DemoSite.PAT_NAME, DemoSite.PAT_SECRET),
            "`%s`".formatted(DemoSite.CLIENT_ID),
            "`%s`".formatted(DemoSite.SECRET_ID),
            "`%s`".formatted(DemoSite.SECRET_VALUE));
  }

  @Test
  void showsCurlCallsThatAnswerAsItSays() throws Exception {
    assumeTrue(CurlPage.canBeRun(), "curl is not installed");
    try (var receiver = new Receiver()) {
      var examples = new CurlPage(README).answersAsItSays(simulator, receiver);

      assertThat(examples).isGreaterThan(5);
      simulator.awaitIdle(Duration.ofSeconds(10));
      assertThat(receiver.eventTypes())
          .contains("WorkbookRefreshFailed", "WorkbookRefreshStarted", "WorkbookRefreshSucceeded");
    }
  }

  @Test
  void showsJavaThatIsRunHere() throws Exception {
    var hook = new Receiver();
    var uri = hook.uri();
    simulator.close();
    // README begins
    try (var simulator = TableauSimulator.start(SimulatorSettings.immediate())) {
      simulator.addWebhook("WorkbookRefreshFailed", uri);
      simulator.failNextRefresh("Revenue Overview", "no route to host");
      simulator.faults().add(Fault.of("GET", "/workbooks/").status(429).retryAfter("2").times(3));

      simulator.refresh("Revenue Overview");
      simulator.awaitIdle(Duration.ofSeconds(5));

      var attempt = simulator.deliveries().getFirst(); // "answered 200"
      var job = simulator.jobs().getFirst(); // its notes are "no route to host"
      var signIns = simulator.calls().signIns(); // 0
      // README ends
      assertThat(attempt.result()).isEqualTo("answered 200");
      assertThat(job.notes()).isEqualTo("no route to host");
      assertThat(signIns).isZero();
    }
    hook.close();

    var java = JAVA.matcher(readme());
    assertThat(java.find()).isTrue();
    var lines = java.group(1).lines().filter(line -> !line.equals("}")).toList();
    assertThat(dedented(Files.readString(THIS))).contains(String.join("\n", lines));
  }

  private String contentTable() {
    return simulator.workbooks().stream().map(this::row).collect(Collectors.joining())
        + simulator.datasources().stream().map(this::row).collect(Collectors.joining())
        + simulator.flows().stream().map(this::row).collect(Collectors.joining());
  }

  private String row(Content content) {
    var owner = simulator.user(content.listing().ownerLuid()).name();
    var certified = content instanceof Datasource datasource && datasource.certified();
    return "| `%s` | %s%s | %s | %s | %s | `%s` |\n"
        .formatted(
            content.name().replace("|", "\\|"),
            content.getClass().getSimpleName().toLowerCase(Locale.ROOT),
            certified ? ", certified" : "",
            "`" + simulator.projectPath(content) + "`",
            owner,
            String.join(", ", content.listing().tags()),
            content.luid());
  }

  private String userTable() {
    return simulator.users().stream()
        .map(user ->
            "| `%s` | %s | %s | %s | `%s` |\n"
                .formatted(
                    user.name(), user.fullName(), user.email(), user.siteRole(), user.luid()))
        .collect(Collectors.joining());
  }

  private static String dedented(String source) {
    return source
        .lines()
        .map(line -> line.replaceFirst("^ {4}", ""))
        .collect(Collectors.joining("\n"));
  }

  private static String readme() throws IOException {
    return Files.readString(README);
  }
}

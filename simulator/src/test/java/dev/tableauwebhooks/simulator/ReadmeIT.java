package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The README tells the truth: its tables, its curl calls with their output, its Java. */
class ReadmeIT {

  private static final Path README = Path.of("README.md");
  private static final Path THIS =
      Path.of("src/test/java/dev/tableauwebhooks/simulator/ReadmeIT.java");
  private static final Pattern EXAMPLE =
      Pattern.compile("```sh\\n(.*?)```\\n+(?:```text\\n(.*?)```)?", Pattern.DOTALL);
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
    assumeTrue(hasCurl(), "curl is not installed");
    try (var receiver = new Receiver()) {
      var script = new StringBuilder("set -eu\n");
      var expected = new ArrayList<String>();
      var example = EXAMPLE.matcher(readme());
      while (example.find()) {
        if (example.group(1).startsWith("tableau-webhooks ")) {
          continue;
        }
        script.append(example.group(1)).append("\necho ----\n");
        expected.add(example.group(2) == null ? "" : example.group(2));
      }
      var outputs = run(here(script.toString(), receiver)).split("----\n", -1);

      assertThat(expected).hasSizeGreaterThan(5);
      for (var index = 0; index < expected.size(); index++) {
        assertThat(outputs[index].strip())
            .matches(pattern(here(expected.get(index).strip(), receiver)));
      }
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

  /** With the addresses of this test instead of the usual ones. */
  private String here(String text, Receiver receiver) {
    return text.replace("http://127.0.0.1:8100", simulator.uri().toString())
        .replace("http://127.0.0.1:8000/webhook", receiver.uri().toString());
  }

  private static String run(String script) throws IOException, InterruptedException {
    // By standard input, since an argument would be written in the charset of the locale.
    var process = new ProcessBuilder("sh", "-s").redirectErrorStream(true).start();
    try (var input = process.getOutputStream()) {
      input.write(script.getBytes(StandardCharsets.UTF_8));
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).describedAs(output).isZero();
    return output;
  }

  /** An ellipsis in the README stands for anything. */
  private static String pattern(String expected) {
    return List.of(expected.split("…", -1)).stream()
        .map(Pattern::quote)
        .collect(Collectors.joining("(?s:.*)"));
  }

  private static String dedented(String source) {
    return source
        .lines()
        .map(line -> line.replaceFirst("^ {4}", ""))
        .collect(Collectors.joining("\n"));
  }

  private static boolean hasCurl() {
    try {
      return new ProcessBuilder("curl", "--version").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String readme() throws IOException {
    return Files.readString(README);
  }
}

package dev.tableauwebhooks.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.CodeBlock;
import dev.tableauwebhooks.Repository;
import dev.tableauwebhooks.simulator.Broadcast;
import dev.tableauwebhooks.simulator.DemoSite;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import dev.tableauwebhooks.simulator.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/quickstart.md, one after the other, against a simulated site. */
class QuickstartIT {
  private static final Path JAR = Path.of("target", "tableau-webhooks.jar").toAbsolutePath();
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

  /** Waits for the server that the page starts in a terminal of its own. */
  private static final String READY =
      """
      for i in $(seq 1200); do
        curl -s -o /dev/null http://127.0.0.1:8000/health/ready && break
        sleep 0.1
      done
      """;

  private final TableauSimulator tableau = TableauSimulator.start(SimulatorSettings.immediate());
  private final StandIn slack = StandIn.start(_ -> {});
  private final int port = freePort();
  @TempDir Path root;

  @AfterEach
  void stop() {
    tableau.close();
    slack.close();
  }

  @Test
  void theCommandsLeadFromNothingToAnUpdatedBroadcast() throws Exception {
    var program = Files.writeString(root.resolve("tableau-webhooks"), program());
    assertThat(program.toFile().setExecutable(true)).isTrue();
    var script = Files.writeString(root.resolve("page.sh"), script());

    var page =
        new ProcessBuilder("bash", script.toString())
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("output.txt").toFile());
    page.environment().put("PORT", String.valueOf(port));
    var process = page.start();
    try {
      awaitOutput("END OF THE PAGE", process);
      check();
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  private void check() throws IOException {
    assertThat(output())
        .contains(CodeBlock.of("docs/quickstart.md", "text").get(2).text())
        .contains(
            CodeBlock.of("docs/quickstart.md", "text").get(5).text().replace("marketing", "demo"))
        .contains("The receiver answered 202: Tableau would count a delivery as done.")
        .contains("Listening on http://127.0.0.1:" + port)
        .containsPattern("Tell Slack about failed refreshes +(SUCCEEDED|RUNNING|QUEUED)")
        .containsPattern("WorkbookRefreshFailed +workbook Quarterly Sales")
        .containsPattern("\\bTest\\b");
    assertThat(tableau.webhooks())
        .extracting(Webhook::enabled)
        .containsExactly(true, true, true, true);
    await(() ->
        assertThat(slack.calls())
            .singleElement()
            .matches(call -> call.body().contains("*Quarterly Sales* in an unknown project")));

    tableau.refresh("Revenue Overview");

    await(() -> assertThat(tableau.broadcasts()).extracting(Broadcast::sends).contains(1));
  }

  /** Everything on the page but the demo, with the simulator in place of the site. */
  private String script() throws IOException {
    var blocks = CodeBlock.of("docs/quickstart.md", "sh");
    assertThat(blocks.getFirst().text()).isEqualTo("./demo\n");
    var text = new StringBuilder("set -euo pipefail\n");
    for (var block : blocks.subList(1, blocks.size())) {
      var isServer = block.text().contains(" serve ");
      text.append(isServer ? block.text().strip() + " &\n" + READY : block.text());
    }
    text.append("\necho END OF THE PAGE\nwait\n");
    return text.toString()
        .replace("https://10ax.online.tableau.com", tableau.uri().toString())
        .replace("cp examples/", "cp '%s'/".formatted(Repository.file("examples")))
        .replace("\nconnections:\n", "\nwebhooks: { allowAnyUrl: true }\nconnections:\n")
        .replace("=marketing", "=" + DemoSite.CONTENT_URL)
        .replace("=webhooks\n", "=" + DemoSite.PAT_NAME + "\n")
        .replace("the-secret-of-that-token", DemoSite.PAT_SECRET)
        .replace("https://hooks.slack.com/services/T…/B…/…", slack.uri("/x").toString())
        .replace("https://webhooks.example.com", "http://127.0.0.1:8000")
        .replace("127.0.0.1:8000", "127.0.0.1:" + port);
  }

  private static String program() {
    var command =
        List.of(
            "exec",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dstdout.encoding=UTF-8",
            "-jar",
            JAR.toString(),
            "\"$@\"");
    return "#!/bin/sh\n" + String.join(" ", command) + "\n";
  }

  private void awaitOutput(String text, Process process) {
    Awaitility.await()
        .atMost(LONG_ENOUGH)
        .pollInterval(Duration.ofMillis(50))
        .failFast(() -> assertThat(process.isAlive()).as(output()).isTrue())
        .untilAsserted(() -> assertThat(output()).contains(text));
  }

  private static void await(org.awaitility.core.ThrowingRunnable assertion) {
    Awaitility.await().atMost(LONG_ENOUGH).untilAsserted(assertion);
  }

  private String output() throws IOException {
    return Files.readString(root.resolve("output.txt"), UTF_8);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }
}

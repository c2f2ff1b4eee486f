package dev.tableauwebhooks.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as its users run it: the built jar, in processes of its own. */
class DemoIT {
  private static final Path JAR = Path.of("target", "tableau-webhooks.jar").toAbsolutePath();
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
  private static final Pattern PROCESS = Pattern.compile("process (\\d+)");

  @TempDir Path root;

  @Test
  void playsTheScenarioAndFindsAllWell() throws Exception {
    var demo = start("--once");

    assertThat(exitCode(demo)).as(output()).isZero();
    assertThat(output())
        .startsWith("Tableau Webhooks: the demo, once, with a check of each outcome\n\n")
        .containsPattern("All 11 checks passed in \\d+\\.\\d s\\.\n$");
    assertThat(output().lines().filter(line -> line.startsWith("  ok      "))).hasSize(11);
    assertThat(root.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void startsAKilledServerAgainAndEndsWithoutALeftover() throws Exception {
    var demo = start("--port", "0");
    awaitOutput("→ Slack");
    var first = pid();
    var folder = root.resolve("tmp/tableau-webhooks-demo");
    assertThat(folder).isDirectory();

    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    awaitOutput("the server was killed; starting it again");
    awaitOutput("and goes on where it was");
    var second = pid();
    assertThat(second).isNotEqualTo(first);
    demo.destroy();
    assertThat(exitCode(demo)).isZero();
    assertThat(output()).endsWith("Stopped. %s is removed.\n".formatted(folder));
    assertThat(folder).doesNotExist();
    assertThat(ProcessHandle.of(second).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void leavesNoServerBehindWhenItIsKilled() throws Exception {
    var demo = start("--port", "0");
    awaitOutput("→ Slack");
    var server = ProcessHandle.of(pid()).orElseThrow();

    demo.destroyForcibly();

    server.onExit().get(30, TimeUnit.SECONDS);
    assertThat(root.resolve("tmp/tableau-webhooks-demo/server.log"))
        .as("it stopped in good order")
        .content()
        .contains(" INFO  Stopped ");
  }

  @Test
  void saysWhyTheServerDoesNotStart() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(taken.getLocalPort());
      var demo = start("--once", "--port", port, "--folder", root.resolve("mine").toString());

      assertThat(exitCode(demo)).isEqualTo(1);
      assertThat(output())
          .contains("The server ended with exit code")
          .contains(port)
          .contains("Fix: Mend what it says there, and start the demo again.");
    }
  }

  private Process start(String... options) throws IOException {
    var temporary = Files.createDirectory(root.resolve("tmp"));
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                "-Dstdout.encoding=UTF-8",
                "-jar",
                JAR.toString(),
                "demo"));
    command.addAll(List.of(options));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(root.resolve("output.txt").toFile())
        .start();
  }

  private static int exitCode(Process demo) throws InterruptedException {
    if (!demo.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)) {
      demo.destroy();
      demo.waitFor();
    }
    return demo.exitValue();
  }

  private void awaitOutput(String text) {
    Awaitility.await()
        .atMost(LONG_ENOUGH)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(output()).contains(text));
  }

  /** The last one that was told. */
  private long pid() throws IOException {
    return PROCESS.matcher(output()).results().toList().getLast().group(1).transform(Long::valueOf);
  }

  private String output() throws IOException {
    return Files.readString(root.resolve("output.txt"), UTF_8);
  }
}

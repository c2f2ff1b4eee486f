package dev.tableauwebhooks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to whoever comes second. */
class TwoProcessesIT {
  private static final Map<String, String> DEVELOPMENT =
      Map.of("TABLEAU_WEBHOOKS_ENV", "development");

  @TempDir Path folder;

  private FinishedCommand serve(String data, int port) throws InterruptedException {
    return FinishedCommand.run(
        folder, DEVELOPMENT, "serve", "--data", data, "--port", String.valueOf(port));
  }

  @Test
  void theSecondOnOneDataFolderOrPortRefusesAndTheFirstGoesOn() throws Exception {
    var data = folder.resolve("data").toString();
    try (var first = ServerProcess.start(folder, Map.of())) {
      var sameFolder = serve(data, 0);

      assertThat(sameFolder.exitCode()).isEqualTo(2);
      assertThat(sameFolder.out()).isEmpty();
      assertThat(sameFolder.err())
          .isEqualTo(
              """
              The data folder %s is in use by process %d.
                Fix: Stop that one, or start this one with another --data.
              """
                  .formatted(data, first.pid()));

      var samePort = serve(folder.resolve("other").toString(), first.port());

      assertThat(samePort.exitCode()).isEqualTo(2);
      assertThat(samePort.err())
          .endsWith(
              """
              Cannot listen on 127.0.0.1:%d: the port is in use, or not ours to use.
                Fix: Stop the other program, or choose another --port.
              """
                  .formatted(first.port()))
          .doesNotContain("Exception", "\tat ");

      assertThat(first.status("/health/ready")).isEqualTo(200);
      assertThat(first.post("/webhook", TestServer.event("WorkbookUpdated", "a", "1")))
          .contains("\"accepted\"");
    }
  }

  @Test
  void saysWhyItCannotOpenWhereEventsAreKept() throws Exception {
    var file = Files.createFile(folder.resolve("file"));
    var noFolder = serve(file.toString(), 0);

    assertThat(noFolder.exitCode()).isEqualTo(2);
    assertThat(noFolder.err())
        .isEqualTo(
            """
            Cannot make the data folder %s.
              Fix: Choose one that this user may write, with --data.
            """
                .formatted(file));

    var url = "postgres://somebody:secret-password@127.0.0.1:1/events";
    var noDatabase =
        FinishedCommand.run(
            folder,
            Map.of("TABLEAU_WEBHOOKS_ENV", "development", "DATABASE_URL", url),
            "serve",
            "--port",
            "0");

    assertThat(noDatabase.exitCode()).isEqualTo(2);
    assertThat(noDatabase.err())
        .contains(
            "Cannot connect to jdbc:postgresql://127.0.0.1:1/events: ",
            "\n  Fix: Check storage.url or DATABASE_URL, and whether PostgreSQL runs there.\n")
        .doesNotContain("secret-password", "\tat ");
  }
}

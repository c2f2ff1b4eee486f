package dev.tableauwebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.app.FinishedCommand;
import dev.tableauwebhooks.app.Receiver;
import dev.tableauwebhooks.app.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as their users give them, each a process of its own, and a running server. */
class CliIT {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  /** A command that talks to that server. */
  private FinishedCommand command(String server, String... arguments) throws InterruptedException {
    return FinishedCommand.run(folder, Map.of("TABLEAU_WEBHOOKS_URL", server), arguments);
  }

  private static void assertFine(FinishedCommand finished) {
    assertThat(finished.exitCode()).as(finished.toString()).isZero();
    assertThat(finished.err()).isEmpty();
  }

  @Test
  void sendsListsShowsAndReplays() throws Exception {
    try (var receiver = Receiver.start();
        var server =
            TestServer.in(folder)
                .file(
                    "workflows/tell.yaml",
                    """
                    name: Tell them
                    on: WorkbookUpdated
                    retry: { attempts: 3, backoff: 100ms }
                    steps:
                      - id: tell
                        uses: http.request
                        with: { url: "%s", body: "${{ event.resource.name }}" }
                    """
                        .formatted(receiver.uri("/tell")))
                .start()) {
      receiver.answerOnce("/tell", 500, Map.of());
      receiver.answerOnce("/tell", 404, Map.of());
      var url = server.uri("/").toString().replaceAll("/$", "");

      System.out.println(command(url, "send", "WorkbookUpdated", "resource_name=Sales & Co"));
      System.out.println(command(url, "send", "UserDeleted"));
      System.out.println(command(url, "send", "Test"));
      System.out.println(command(url, "send", "NeverHeardOf"));
      System.out.println(command(url, "events"));
      System.out.println(command(url, "events", "--json", "--limit", "1"));
      System.out.println(command(url, "runs"));
      System.out.println(command(url, "runs", "--json"));
      var runs = JSON.readTree(command(url, "runs", "--json").out()).path("runs");
      var id = runs.path(0).path("id").asString();
      System.out.println(command(url, "run", id));
      System.out.println(command(url, "replay", id));
      System.out.println(command(url, "runs"));
      System.out.println(command(url, "run", "nothing"));
    }
  }

  @Test
  void checksEverythingWithoutAServer() throws Exception {
    var workflows = Files.createDirectories(folder.resolve("workflows"));
    Files.writeString(workflows.resolve("good.yaml"), """
        name: good
        on: WorkbookUpdated
        steps:
          - uses: log.write
            with: { message: "${{ event.resource.name }}" }
        """);
    System.out.println(command("http://127.0.0.1:1", "check"));
    Files.writeString(workflows.resolve("bad.yaml"), """
        name: bad
        on: WorkbookUpdatd
        if: "content.nam == 'x'"
        steps:
          - uses: log.wrte
            with: { message: "${{ event.resource.name }}" }
          - uses: log.write
            with: { mesage: "x" }
        """);
    var handlers = Files.createDirectories(folder.resolve("handlers"));
    Files.writeString(handlers.resolve("Broken.java"), """
        import dev.tableauwebhooks.handler.TableauEventHandler;
        public class Broken implements TableauEventHandler {
          int x = "text";
        }
        """);
    System.out.println(command("http://127.0.0.1:1", "check"));
    Files.writeString(folder.resolve("tableau-webhooks.yaml"), "server: { port: x, prt: 1 }\n");
    System.out.println(command("http://127.0.0.1:1", "check"));
  }

  @Test
  void saysThatNoServerRunsAndWhatIsWrongUsage() throws Exception {
    System.out.println(command("http://127.0.0.1:1", "runs"));
    System.out.println(command("http://127.0.0.1:1", "send", "WorkbookUpdated"));
    System.out.println(command("http://127.0.0.1:1", "replay"));
    System.out.println(command("http://127.0.0.1:1", "send", "WorkbookUpdated", "novalue"));
    System.out.println(command("http://127.0.0.1:1", "version"));
    System.out.println(command("http://127.0.0.1:1", "schema").toString().substring(0,300));
  }
}

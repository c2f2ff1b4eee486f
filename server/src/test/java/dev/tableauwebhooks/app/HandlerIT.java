package dev.tableauwebhooks.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers in Java, compiled by the real server and run as durably as workflows. */
class HandlerIT {
  private static final String ALLOW_LOOPBACK = "outgoing: { allow: [127.0.0.1] }";
  private static final String TWO_CALLS =
      """
      import dev.tableauwebhooks.event.TableauEvent.ContentChange;
      import dev.tableauwebhooks.handler.HandlerContext;
      import dev.tableauwebhooks.handler.TableauEventHandler;
      import java.util.Map;

      public class TwoCalls implements TableauEventHandler {
        @Override
        public void workbookUpdated(ContentChange event, HandlerContext context) throws Exception {
          var name = event.resource().name().orElse("");
          var ticket = context.step("ticket", () -> "T-" + System.nanoTime());
          call("one", ticket + " " + name, context);
          call("two", ticket + " " + name, context);
        }

        private static void call(String step, String text, HandlerContext context) throws Exception {
          context.call(step, "http.request", Map.of("url", "%s" + step, "body", text));
        }
      }
      """;

  @TempDir Path folder;
  @AutoClose private final Receiver receiver = Receiver.start();

  private TestServer.Builder server() {
    return TestServer.in(folder)
        .file("tableau-webhooks.yaml", ALLOW_LOOPBACK)
        .file("handlers/TwoCalls.java", TWO_CALLS.formatted(receiver.uri("/")));
  }

  @Test
  void aRetriedHandlerRepeatsNoFinishedCall() throws Exception {
    receiver.answerOnce("/two", 503, Map.of("Retry-After", "1"));
    try (var server = server().start()) {
      var event = server.accept(TestServer.event("WorkbookUpdated", "Sales", "1"));

      var run = server.awaitRun(event, "SUCCEEDED");

      assertThat(receiver.bodies("/one")).hasSize(1);
      assertThat(receiver.bodies("/two")).hasSize(2);
      assertThat(receiver.bodies("/two")).containsOnly(receiver.bodies("/one").getFirst());
      assertThat(run.path("reason").asString()).isEqualTo("TwoCalls handled WorkbookUpdated");
      assertThat(run.path("steps").findValuesAsString("state")).containsOnly("SUCCEEDED");
      assertThat(run.path("steps").findValuesAsString("id"))
          .containsExactly("handler", "ticket", "one", "two");
    }
  }

  @Test
  void aHandlerThatWaitsSurvivesARestart() throws Exception {
    receiver.answerOnce("/two", 503, Map.of("Retry-After", "2"));
    try (var server = server().start()) {
      var event = server.accept(TestServer.event("WorkbookUpdated", "Sales", "1"));
      var waiting = server.awaitRun(event, "WAITING");

      server.restart();

      server.await(waiting.path("id").asString(), "SUCCEEDED");
      assertThat(receiver.bodies("/one")).hasSize(1);
      assertThat(receiver.bodies("/two")).hasSize(2);
    }
  }

  @Test
  void saysWhereAHandlerDoesNotCompileAndGoesOnWithTheOthers() throws Exception {
    var broken = TWO_CALLS.replace("event.resource()", "event.resourse()").formatted("http://x/");
    try (var server = server().start()) {
      server.write("handlers/TwoCalls.java", broken);
      server.reload();

      var problems = server.json("/api/v1/workflows").path("problems");
      assertThat(problems).hasSize(1);
      assertThat(problems.get(0).asString())
          .startsWith("handlers/TwoCalls.java:9:21: ")
          .contains("resourse");
      assertThat(server.json("/health/ready").path("checks").get(2).path("says").asString())
          .isEqualTo("1 problem in workflows or handlers; list with: tableau-webhooks check");
      var event = server.accept(TestServer.event("WorkbookUpdated", "Sales", "1"));
      server.awaitRun(event, "SUCCEEDED");
      assertThat(receiver.bodies("/one")).hasSize(1);
    }
  }

  @Test
  void theExampleRunsAsItIsShipped() throws Exception {
    var name = "TellAboutFailedRefreshes.java";
    var example = Files.readString(Repository.file("examples/handlers/" + name));
    try (var server = TestServer.in(folder).file("handlers/" + name, example).start()) {
      var event = server.accept(TestServer.event("WorkbookRefreshFailed", "Sales", "1"));

      var run = server.awaitRun(event, "SUCCEEDED");

      assertThat(run.at("/steps/1/input/message").asString())
          .isEqualTo(
              "The extract of the workbook 'Sales' in project (unknown) could not be refreshed."
                  + " Owner: (unknown).");
    }
  }
}

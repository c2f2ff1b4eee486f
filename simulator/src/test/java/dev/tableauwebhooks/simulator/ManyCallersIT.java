package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Many callers change the same few things at once. */
class ManyCallersIT {

  private static final int CALLERS = 8;
  private static final int CALLS = 60;

  @Test
  void getSensibleAnswersAndOneEventForEachChange() throws Exception {
    try (var simulator = TableauSimulator.start(SimulatorSettings.immediate());
        var receiver = new Receiver();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      simulator.addWebhook("WorkbookDeleted", receiver.uri());
      simulator.addWebhook("WorkbookRefreshSucceeded", receiver.uri());
      var luids =
          List.of(
              simulator.workbook("Pipeline 🚀").luid(),
              simulator.workbook("EMEA Forecast").luid(),
              simulator.workbook("Month End Close").luid());
      var callers = new ArrayList<Callable<List<String>>>();
      for (var seed = 0; seed < CALLERS; seed++) {
        var random = new Random(seed);
        callers.add(() -> calls(simulator, luids, random));
      }

      var answers = new ArrayList<String>();
      for (var caller : threads.invokeAll(callers)) {
        answers.addAll(caller.get());
      }
      simulator.awaitIdle(Duration.ofSeconds(20));

      assertThat(answers).hasSize(CALLERS * CALLS).noneMatch(answer -> answer.endsWith(" 500"));
      assertThat(receiver.eventTypes().stream().filter("WorkbookDeleted"::equals))
          .hasSize((int) answers.stream().filter("DELETE 204"::equals).count());
      assertThat(receiver.eventTypes().stream().filter("WorkbookRefreshSucceeded"::equals))
          .hasSize((int) answers.stream().filter("REFRESH 202"::equals).count());
    }
  }

  private static List<String> calls(TableauSimulator simulator, List<String> luids, Random random) {
    var client = TestClient.admin(simulator);
    var answers = new ArrayList<String>();
    for (var call = 0; call < CALLS; call++) {
      var one = "/workbooks/" + luids.get(random.nextInt(luids.size()));
      var last = call == CALLS - 1;
      answers.add(
          switch (last ? 4 : random.nextInt(4)) {
            case 0 -> "GET " + client.get(one).status();
            case 1 -> "REFRESH " + client.site("POST", one + "/refresh", "{}").status();
            case 2 ->
                "TAG "
                    + client
                        .site("PUT", one + "/tags", "{\"tags\":{\"tag\":[{\"label\":\"x\"}]}}")
                        .status();
            case 3 -> "LIST " + client.get("/workbooks?sort=name:desc").status();
            default -> "DELETE " + client.site("DELETE", one, "").status();
          });
    }
    return answers;
  }
}

package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs of every kind over REST, in a time that the test moves. */
class BackgroundJobIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SimulatedTime time =
      SimulatedTime.start(() -> Instant.parse("2026-11-24T02:30:00Z"));
  private final TableauSimulator simulator =
      TableauSimulator.start(SimulatorSettings.immediate().withRefreshDuration(MINUTE), time, time);
  private final TestClient client = TestClient.admin(simulator);

  @BeforeEach
  void stopTheTime() {
    time.stop();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @EnumSource(JobError.class)
  void keepsTheTextOfANamedErrorInTheJob(JobError error) {
    simulator.failNextRefresh("Revenue", error.wireName());
    var job = simulator.refresh("Revenue");
    time.forward(MINUTE);

    var answer = client.get("/jobs/" + job.luid()).at("/job");
    assertThat(answer.at("/extractRefreshJob/notes").asString()).isEqualTo(error.text());
    assertThat(answer.at("/statusNotes/statusNote/0/type").asString()).isEqualTo("errorCode");
    assertThat(answer.at("/statusNotes/statusNote/0/text").asString()).isEqualTo(error.text());
  }

  @Test
  void suspendsATaskAfterFiveFailuresInARow() {
    for (var failures = 1; failures <= 5; failures++) {
      simulator.failNextRefresh("Revenue", "database-down");
      assertThat(simulator.runSchedule("Every night")).hasSize(3);
      time.forward(MINUTE);
      assertThat(failuresOf("Revenue")).isEqualTo(failures);
    }

    assertThat(simulator.runSchedule("Every night"))
        .extracting(job -> job.target().name())
        .containsExactly("General Ledger", "Warehouse Stock");
    assertThat(failuresOf("General Ledger")).isZero();
  }

  @Test
  void forgetsTheFailuresOfATaskWhenARefreshSucceeds() {
    simulator.failNextRefresh("Revenue", "timeout");
    simulator.runSchedule("Every night");
    time.forward(MINUTE);
    assertThat(failuresOf("Revenue")).isEqualTo(1);

    simulator.refresh("Revenue");
    time.forward(MINUTE);

    assertThat(failuresOf("Revenue")).isZero();
  }

  @Test
  void runsASuspendedTaskAgainWhenItIsResumed() {
    for (var failures = 0; failures < 5; failures++) {
      simulator.fire(Firing.of("DatasourceRefreshFailed", "Stock Levels").error("disk full"));
    }
    assertThat(simulator.runSchedule("Every hour"))
        .extracting(job -> job.target().name())
        .containsExactly("CRM Accounts");

    simulator.resumeTask("Stock Levels");

    assertThat(simulator.runSchedule("Every hour"))
        .extracting(job -> job.target().name())
        .containsExactly("Stock Levels");
  }

  @Test
  void namesAnIncrementalRefresh() {
    simulator.runSchedule("Every hour");

    assertThat(client.get("/jobs?filter=jobType:eq:increment_extracts").text())
        .contains("CRM Accounts")
        .doesNotContain("Stock Levels");
  }

  @Test
  void forgetsAJobADayAfterItsEnd() {
    var job = simulator.refresh("Revenue");
    time.forward(MINUTE);
    time.forward(Duration.ofHours(24).minusSeconds(1));
    var client = TestClient.admin(simulator);
    client.get("/jobs/" + job.luid()).isOk();

    time.forward(Duration.ofSeconds(1));

    client
        .get("/jobs/" + job.luid())
        .isRefused(400031, "There was a problem querying job '%s'.".formatted(job.luid()));
  }

  @Test
  void runsAFlowWithoutAnEvent() {
    var job = simulator.runFlow("Clean Orders");
    time.forward(Duration.ZERO);
    assertThat(client.get("/jobs/" + job.luid()).at("/job/progress").asString()).isEqualTo("50");
    time.forward(MINUTE);

    var answer = client.get("/jobs/" + job.luid()).at("/job");
    assertThat(answer.path("type").asString()).isEqualTo("RunFlow");
    assertThat(answer.path("finishCode").asString()).isEqualTo("0");
    assertThat(answer.at("/runFlowJobType/flow/name").asString()).isEqualTo("Clean Orders");
    assertThat(simulator.deliveries()).isEmpty();
  }

  @Test
  void keepsTheFailureOfAFlowRun() {
    simulator.failNextFlowRun("Clean Orders", "flow-input-missing");
    simulator.runFlow("Clean Orders");
    time.forward(MINUTE);

    var failed = client.get("/jobs?filter=jobType:eq:run_flow,status:eq:Failed");
    assertThat(failed.at("/backgroundJobs/backgroundJob/0/title").asString())
        .isEqualTo("Clean Orders");
  }

  @Test
  void sendsTheSubscriptionsOfASchedule() {
    assertThat(simulator.runSchedule("Every morning"))
        .extracting(Job::type)
        .containsExactly("single_subscription_notify", "single_subscription_notify");
    time.forward(MINUTE);

    assertThat(client.get("/jobs?filter=jobType:eq:single_subscription_notify").text())
        .contains("Revenue this morning", "Checklist of the month", "Success");
  }

  @Test
  void refusesToSendASubscriptionTwiceAtOnce() {
    simulator.sendSubscription("Revenue this morning");

    assertThatThrownBy(() -> simulator.sendSubscription("Revenue this morning"))
        .isInstanceOf(SimulatorException.class)
        .hasMessage("Job for 'Revenue this morning' is already queued. Not queuing a duplicate.");
  }

  private int failuresOf(String name) {
    var luid = simulator.datasource(name).luid();
    for (var task : client.get("/tasks/extractRefreshes").at("/tasks/task")) {
      var refresh = task.path("extractRefresh");
      if (refresh.at("/datasource/id").asString().equals(luid)) {
        return Integer.parseInt(refresh.path("consecutiveFailedCount").asString());
      }
    }
    throw new AssertionError("No task of " + name);
  }
}

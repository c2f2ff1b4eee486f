package dev.tableauwebhooks.noise;

import static dev.tableauwebhooks.noise.Flows.FAILED;
import static dev.tableauwebhooks.noise.Flows.SUCCEEDED;
import static dev.tableauwebhooks.noise.Flows.expression;
import static dev.tableauwebhooks.noise.Flows.flow;
import static dev.tableauwebhooks.noise.Flows.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.noise.Flows.NoiseOf;
import dev.tableauwebhooks.workflow.noise.Grouping;
import dev.tableauwebhooks.workflow.noise.IncidentRule;
import dev.tableauwebhooks.workflow.noise.Key;
import dev.tableauwebhooks.workflow.noise.Noise;
import dev.tableauwebhooks.workflow.noise.QuietHours;
import dev.tableauwebhooks.workflow.time.DailyWindow;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class IncidentContract extends NoiseCase {
  private static final Key ONE_CAUSE = new Key(List.of(expression(_ -> "database")));
  private static final Noise EACH = new NoiseOf().incident(incident(Key.ALL)).make();

  private static Noise grouped(Optional<Duration> repeat) {
    return new NoiseOf()
        .incident(incident(ONE_CAUSE))
        .group(new Grouping(Key.ALL, seconds(30), minutes(5), repeat))
        .make();
  }

  private void start(Noise noise) {
    node.activate(flow(node.tell, noise));
  }

  private Incident only() throws InterruptedException {
    var all = node.incidents.list(Optional.empty(), Optional.empty(), 10, Optional.empty());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void tellsTheFirstFailureCountsTheOthersAndTellsTheRecovery() throws Exception {
    start(EACH);
    node.event(FAILED, "a");
    clock.advance(minutes(1));
    node.event(FAILED, "a");
    clock.advance(minutes(1));
    node.event(SUCCEEDED, "a");

    assertThat(node.tell.texts)
        .containsExactly(
            "open new 1 failing [a], 0 recovered, 1 failures",
            "resolved 0 failing [], 1 recovered, 2 failures");
    assertThat(node.reasons("GROUPED").getFirst())
        .startsWith("Counted in the incident 'a': 2 failures of 1 object (incident ");
    assertThat(only().state()).isEqualTo(Incident.State.RESOLVED);
    assertThat(node.tell.earlier).containsExactly(Map.of(), Map.of("ts", "42"));
    var id = Optional.of(only().id());
    assertThat(node.tell.incidents).containsExactly(id, id);
  }

  @Test
  void opensNothingForAFailureThatIsOlderThanASuccess() throws Exception {
    start(EACH);
    node.event(SUCCEEDED, "a", START);
    node.event(FAILED, "a", START.minusSeconds(60));

    assertThat(node.tell.texts).isEmpty();
    assertThat(node.incidents.list(Optional.empty(), Optional.empty(), 10, Optional.empty()))
        .isEmpty();
    assertThat(node.reasons("SUPPRESSED"))
        .containsExactly(
            "'a' had recovered at 2026-11-24T10:00:00Z, after this failure of"
                + " 2026-11-24T09:59:00Z");
  }

  @Test
  void staysOpenAfterASuccessThatIsOlderThanTheLastFailure() throws Exception {
    start(EACH);
    node.event(FAILED, "a", START);
    node.event(SUCCEEDED, "a", START.minusSeconds(60));

    assertThat(only().state()).isEqualTo(Incident.State.OPEN);
    assertThat(node.reasons("SKIPPED")).containsExactly("No incident of 'a' is open");
  }

  @Test
  void opensAnotherIncidentForAFailureAfterTheRecovery() throws Exception {
    start(EACH);
    node.event(FAILED, "a", START);
    node.event(SUCCEEDED, "a", START.plusSeconds(60));
    node.event(FAILED, "a", START.plusSeconds(120));

    assertThat(node.tell.texts).hasSize(3).last().asString().startsWith("open new 1 failing");
  }

  @Test
  void makesOneIncidentOfFailuresWithOneCauseAndEndsItWhenAllHaveRecovered() throws Exception {
    start(new NoiseOf().incident(incident(ONE_CAUSE)).make());
    node.event(FAILED, "a");
    node.event(FAILED, "b");
    clock.advance(minutes(1));
    node.event(SUCCEEDED, "a");
    assertThat(only().state()).isEqualTo(Incident.State.OPEN);
    assertThat(node.reasons("GROUPED").getLast())
        .startsWith("'a' has recovered; of the incident 'database', 1 of 2 still fail (incident ");
    node.event(SUCCEEDED, "b");

    assertThat(node.tell.texts).hasSize(2).last().asString().startsWith("resolved 0 failing []");
    assertThat(node.incidents.members(only().id(), 10))
        .extracting(Incident.Member::title)
        .containsExactly("a", "b");
  }

  @Test
  void tellsAGroupedIncidentOnceWithAllItsMembersThenItsNewsThenItsEnd() throws Exception {
    start(grouped(Optional.empty()));
    node.event(FAILED, "a");
    node.event(FAILED, "b");
    node.pass(seconds(30));
    assertThat(node.tell.texts)
        .containsExactly("open new 2 failing [a, b], 0 recovered, 2 failures");

    node.event(SUCCEEDED, "a");
    node.pass(minutes(5));
    assertThat(node.tell.texts).last().isEqualTo("open 1 failing [b], 1 recovered, 2 failures");

    clock.advance(minutes(1));
    node.event(SUCCEEDED, "b");
    node.tick();
    node.pass(minutes(5));
    assertThat(node.tell.texts)
        .hasSize(3)
        .last()
        .isEqualTo("resolved 0 failing [], 2 recovered, 2 failures");
    assertThat(node.groups.list(5)).noneMatch(GroupStore.Group::isOpen);
  }

  @Test
  void tellsNothingOfAnIncidentThatWasOverBeforeTheWaitWas() throws Exception {
    start(grouped(Optional.empty()));
    node.event(FAILED, "a");
    clock.advance(seconds(10));
    node.event(SUCCEEDED, "a");
    node.pass(minutes(10));

    assertThat(node.tell.texts).isEmpty();
    assertThat(only().state()).isEqualTo(Incident.State.RESOLVED);
    assertThat(node.groups.list(5)).noneMatch(GroupStore.Group::isOpen);
  }

  @Test
  void tellsAnIncidentThatIsStillOpenAgainUntilSomebodyAcknowledgesIt() throws Exception {
    start(grouped(Optional.of(Duration.ofHours(4))));
    node.event(FAILED, "a");
    node.pass(seconds(30));
    node.pass(minutes(5));
    node.pass(Duration.ofHours(3));
    assertThat(node.tell.texts).hasSize(1);
    node.pass(Duration.ofHours(1));
    assertThat(node.tell.texts).hasSize(2).last().asString().startsWith("open 1 failing [a]");

    assertThat(node.incidents.acknowledge(only().id(), "anna", "on it", clock.instant())).isTrue();
    node.pass(Duration.ofHours(8));
    assertThat(node.tell.texts).hasSize(2);
  }

  @Test
  void tellsNewsAfterTheIntervalAlsoWhereTheNextRepeatIsHoursAway() throws Exception {
    start(grouped(Optional.of(Duration.ofHours(4))));
    node.event(FAILED, "a");
    node.pass(seconds(30));
    node.pass(minutes(5));
    node.event(FAILED, "b");
    node.tick();

    assertThat(node.tell.texts).hasSize(2).last().asString().startsWith("open 2 failing [a, b]");
  }

  @Test
  void tellsOfAnIncidentThatOpenedUnderASilenceByTheFirstFailureAfterIt() throws Exception {
    start(EACH);
    var silence =
        new Silences.Wish(
            "true", "anna", "moving", Optional.empty(), clock.instant().plusSeconds(60));
    node.silences.add(silence);
    node.event(FAILED, "a");
    node.event(FAILED, "a");
    assertThat(node.tell.texts).isEmpty();
    clock.advance(minutes(2));
    node.event(FAILED, "a");
    node.event(FAILED, "a");
    clock.advance(minutes(2));
    node.event(SUCCEEDED, "a");

    assertThat(node.tell.texts)
        .containsExactly(
            "open new 1 failing [a], 0 recovered, 3 failures",
            "resolved 0 failing [], 1 recovered, 4 failures");
  }

  @Test
  void makesNewsOfASuccessInEveryIncidentOfItsObject() throws Exception {
    var byMinute =
        new Key(
            List.of(
                expression(scope ->
                    scope.event().origin().createdAt().orElseThrow().getEpochSecond() / 60 % 2)));
    start(
        new NoiseOf()
            .incident(incident(byMinute))
            .group(new Grouping(Key.ALL, seconds(30), minutes(5), Optional.empty()))
            .make());
    node.event(FAILED, "a", START);
    node.event(FAILED, "b", START);
    node.event(FAILED, "a", START.plusSeconds(60));
    node.pass(seconds(30));
    assertThat(node.tell.texts).hasSize(2);
    node.event(SUCCEEDED, "a", START.plusSeconds(120));
    node.tick();
    assertThat(node.tell.texts).hasSize(3).last().asString().startsWith("resolved 0 failing []");
    node.pass(minutes(5));

    assertThat(node.tell.texts).hasSize(4).last().asString().startsWith("open 1 failing [b]");
  }

  @Test
  void keepsTheNoteOfAnAcknowledgementWhenItIsSnoozedWithoutOne() throws Exception {
    start(EACH);
    node.event(FAILED, "a");
    node.incidents.acknowledge(only().id(), "anna", "on it", clock.instant());
    node.incidents.snooze(only().id(), "ben", "", clock.instant().plusSeconds(60));

    assertThat(only().note()).isEqualTo("on it");
  }

  @Test
  void tellsNothingOfASnoozedIncidentBeforeTheTimeButItsEnd() throws Exception {
    start(grouped(Optional.empty()));
    node.event(FAILED, "a");
    node.pass(seconds(30));
    node.incidents.snooze(only().id(), "anna", "", clock.instant().plus(Duration.ofHours(2)));
    node.event(FAILED, "b");
    node.pass(Duration.ofHours(1));
    assertThat(node.tell.texts).hasSize(1);

    node.pass(Duration.ofHours(1));
    assertThat(node.tell.texts).hasSize(2).last().asString().startsWith("open 2 failing [a, b]");

    node.incidents.snooze(only().id(), "anna", "", clock.instant().plus(Duration.ofHours(2)));
    clock.advance(minutes(1));
    node.event(SUCCEEDED, "a");
    node.event(SUCCEEDED, "b");
    node.tick();
    assertThat(node.tell.texts).hasSize(3).last().asString().startsWith("resolved");
  }

  @Test
  void tellsWhatAPersonHasClosed() throws Exception {
    start(EACH);
    node.event(FAILED, "a");
    assertThat(node.incidents.close(only().id(), "anna", "known", clock.instant())).isTrue();
    assertThat(node.incidents.close(only().id(), "anna", "known", clock.instant())).isFalse();
    node.tick();

    assertThat(node.tell.texts).hasSize(2).last().asString().startsWith("closed");
    assertThat(only().closedBy()).contains("anna");
  }

  @Test
  void tellsAStormAndItsEndOnceAcrossRestarts() throws Exception {
    start(grouped(Optional.empty()));
    for (var i = 0; i < 50; i++) {
      node.accept(FAILED, "w" + i, START);
    }
    node.settle();
    var told = node.tell.texts;
    restart(minutes(1));
    start(grouped(Optional.empty()));
    node.tick();
    assertThat(told).isEmpty();
    assertThat(node.tell.texts)
        .singleElement()
        .asString()
        .startsWith("open new 50 failing")
        .endsWith("50 failures");

    for (var i = 0; i < 50; i++) {
      node.accept(SUCCEEDED, "w" + i, clock.instant());
    }
    node.settle();
    told = node.tell.texts;
    restart(seconds(1));
    start(grouped(Optional.empty()));
    node.tick();
    node.pass(minutes(10));
    assertThat(told).hasSize(1);
    assertThat(node.tell.texts).containsExactly("resolved 0 failing [], 50 recovered, 50 failures");
  }

  @Test
  void hidesOtherWorkflowsWhileAnIncidentIsOpenAlsoAfterARestart() throws Exception {
    var rule =
        new IncidentRule(
            Key.ALL,
            incident(Key.ALL).member(),
            expression(scope -> scope.event().type().equals("DatasourceRefreshFailed")),
            expression(scope -> scope.event().type().equals("DatasourceRefreshSucceeded")),
            Optional.of(expression(scope -> scope.lookups().find("inhibitor.key").isPresent())));
    startWithInhibitor(rule);
    node.event("DatasourceRefreshFailed", "db");
    node.event(FAILED, "a");
    assertThat(node.tell.texts).hasSize(1);

    restart(seconds(5));
    startWithInhibitor(rule);
    node.event(FAILED, "b");
    assertThat(node.tell.texts).isEmpty();
    assertThat(node.reasons("SUPPRESSED"))
        .hasSize(2)
        .allMatch(reason -> reason.startsWith("Hidden by the incident 'db' of 'root cause'"));

    node.event("DatasourceRefreshSucceeded", "db");
    node.event(FAILED, "c");
    assertThat(node.tell.texts).hasSize(2).last().isEqualTo("c");
  }

  private void startWithInhibitor(IncidentRule rule) {
    node.activate(
        flow(
            "root cause",
            node.tell,
            new NoiseOf().incident(rule).make(),
            new dev.tableauwebhooks.workflow.Trigger(
                Set.of("DatasourceRefreshFailed", "DatasourceRefreshSucceeded"), Set.of())),
        flow(node.tell, Noise.UNCHECKED));
  }

  @Test
  void tellsNothingOfWhatBeganAndEndedInQuietHours() throws Exception {
    var window =
        new DailyWindow(LocalTime.of(9, 0), LocalTime.of(12, 0), ZoneId.of("UTC"), Set.of());
    var quiet = new QuietHours(window, QuietHours.Then.HOLD, Optional.empty());
    start(new NoiseOf().incident(incident(Key.ALL)).quiet(quiet).make());
    node.event(FAILED, "a");
    node.event(FAILED, "b");
    assertThat(node.reasons("WAITING")).containsOnly("Quiet hours until 12:00 UTC");
    clock.advance(minutes(10));
    node.event(SUCCEEDED, "a");

    node.pass(Duration.ofHours(2));
    assertThat(node.tell.texts).containsExactly("open new 1 failing [b], 0 recovered, 1 failures");
    assertThat(node.reasons("SUPPRESSED")).containsExactly("It was over before anybody was told.");
  }

  @Test
  void tellsTheEndAfterTheBeginningEvenWhereTheTargetWasAway() throws Exception {
    start(EACH);
    node.tell.outcome =
        () -> new dev.tableauwebhooks.action.ActionOutcome.Wait("away", minutes(10));
    node.event(FAILED, "a");
    clock.advance(minutes(1));
    node.event(SUCCEEDED, "a");
    assertThat(node.reasons("WAITING")).contains("Waits for its turn: 1 before it");
    node.tell.outcome =
        () -> new dev.tableauwebhooks.action.ActionOutcome.Succeeded("told", Map.of());
    node.pass(minutes(9));

    assertThat(node.tell.texts).hasSize(2);
    assertThat(node.tell.texts.get(0)).startsWith("open new");
    assertThat(node.tell.texts.get(1)).startsWith("resolved");
  }
}

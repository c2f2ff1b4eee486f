package dev.tableauwebhooks.noise;

import static dev.tableauwebhooks.noise.Flows.FAILED;
import static dev.tableauwebhooks.noise.Flows.NAME;
import static dev.tableauwebhooks.noise.Flows.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.noise.Flows.NoiseOf;
import dev.tableauwebhooks.noise.Pause.Kind;
import dev.tableauwebhooks.noise.Silences.Wish;
import dev.tableauwebhooks.workflow.Timing;
import dev.tableauwebhooks.workflow.Trigger;
import dev.tableauwebhooks.workflow.noise.Concurrency;
import dev.tableauwebhooks.workflow.noise.Grouping;
import dev.tableauwebhooks.workflow.noise.Key;
import dev.tableauwebhooks.workflow.noise.Noise;
import dev.tableauwebhooks.workflow.noise.QuietHours;
import dev.tableauwebhooks.workflow.noise.Throttle;
import dev.tableauwebhooks.workflow.time.DailyWindow;
import dev.tableauwebhooks.workflow.time.Deadline;
import dev.tableauwebhooks.workflow.time.Timetable;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class HoldContract extends NoiseCase {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Noise GROUP =
      Flows.group(new Grouping(Key.ALL, seconds(30), minutes(5), Optional.empty()));

  private void start(Noise noise) {
    node.activate(flow(node.tell, noise));
  }

  private String silence(String matcher, Duration length) throws InterruptedException {
    var wish = new Wish(matcher, "anna", "moving", Optional.empty(), clock.instant().plus(length));
    var answer = node.silences.add(wish);
    assertThat(answer).isInstanceOf(Silences.Answer.Added.class);
    return ((Silences.Answer.Added) answer).silence().id();
  }

  @Test
  void keepsBackWhatASilenceMatchesAndSaysWhy() throws Exception {
    start(Noise.UNCHECKED);
    var id = silence("event.resource.name == 'a'", Duration.ofHours(1));
    node.event(FAILED, "a");
    node.event(FAILED, "b");

    assertThat(node.tell.texts).containsExactly("b");
    assertThat(node.reasons("SUPPRESSED"))
        .containsExactly(
            "Silenced by anna until 2026-11-24T11:00:00Z: moving (silence " + id + ")");
    assertThat(node.silences.list(5).getFirst().suppressed()).isEqualTo(1);
  }

  @Test
  void letsThroughAfterTheEndOfASilence() throws Exception {
    start(Noise.UNCHECKED);
    var id = silence("true", Duration.ofHours(1));
    node.silences.end(id, "anna");
    node.event(FAILED, "a");
    silence("true", Duration.ofHours(1));
    clock.advance(Duration.ofHours(1));
    node.event(FAILED, "b");

    assertThat(node.tell.texts).containsExactly("a", "b");
  }

  @Test
  void listsTheSilencesThatHoldBeforeThoseToComeAndThoseThatAreOver() throws Exception {
    var holds = silence("true", Duration.ofHours(9));
    var begin = Optional.of(clock.instant().plus(Duration.ofHours(5)));
    node.silences.add(
        new Wish("true", "anna", "later", begin, clock.instant().plus(Duration.ofHours(9))));
    clock.advance(minutes(1));
    var over = silence("true", minutes(1));
    clock.advance(minutes(1));
    var newestOver = silence("true", minutes(1));
    clock.advance(minutes(1));

    assertThat(node.silences.list(5))
        .extracting(silence -> silence.reason().equals("later") ? "later" : silence.id())
        .containsExactly(holds, "later", newestOver, over);
    assertThat(node.silences.list(1)).extracting(Silence::id).containsExactly(holds);
  }

  @Test
  void refusesASilenceThatSaysNothingOrIsWrong() throws Exception {
    var later = clock.instant().plus(minutes(5));
    assertThat(
            node.silences.add(new Wish("event.nam == 'a'", "anna", "why", Optional.empty(), later)))
        .isInstanceOfSatisfying(
            Silences.Answer.Refused.class,
            it ->
                assertThat(it.reason())
                    .startsWith("The matcher 'event.nam == 'a'' is wrong: Unknown field 'nam'"));
    assertThat(node.silences.add(new Wish("true", "anna", " ", Optional.empty(), later)))
        .isInstanceOf(Silences.Answer.Refused.class);
    assertThat(
            node.silences.add(new Wish("true", "anna", "why", Optional.empty(), clock.instant())))
        .isInstanceOf(Silences.Answer.Refused.class);
  }

  @Test
  void tellsAGroupWhoseSilenceHasExpiredWhileItWaited() throws Exception {
    start(GROUP);
    silence("true", seconds(20));
    node.event(FAILED, "a");
    node.pass(seconds(30));

    assertThat(node.tell.texts).containsExactly("1 of 1: [a]");
  }

  @Test
  void takesOutOfAGroupWhatIsSilencedWhenItIsTold() throws Exception {
    start(GROUP);
    node.event(FAILED, "a");
    node.event(FAILED, "b");
    silence("event.resource.name == 'a'", Duration.ofHours(1));
    node.pass(seconds(30));

    assertThat(node.tell.texts).containsExactly("1 of 2: [b]");
    assertThat(node.reasons("SUPPRESSED")).hasSize(1);
  }

  @Test
  void tellsNothingOfAGroupThatIsSilencedWhole() throws Exception {
    start(GROUP);
    node.event(FAILED, "a");
    silence("true", Duration.ofHours(1));
    node.pass(seconds(30));

    assertThat(node.tell.texts).isEmpty();
    assertThat(node.runs("SUPPRESSED")).hasSize(2);
  }

  @Test
  void holdsTheRunsOfAPausedWorkflowAndLetsThemGoInOrder() throws Exception {
    start(Noise.UNCHECKED);
    node.pauses.pause(Kind.WORKFLOW, "flow", "anna", "migration");
    assertThat(node.pauses.pause(Kind.WORKFLOW, "flow", "anna", "again")).isFalse();
    node.event(FAILED, "a");
    node.event(FAILED, "b");
    assertThat(node.reasons("WAITING")).containsOnly("The workflow is paused by anna: migration");
    assertThat(node.pauses.list().getFirst().holds()).isEqualTo(2);

    restart(Duration.ofHours(5));
    start(Noise.UNCHECKED);
    node.tick();
    assertThat(node.tell.texts).isEmpty();
    assertThat(node.pauses.resume(Kind.WORKFLOW, "flow", "anna", Optional.empty())).contains(2L);
    node.settle();

    assertThat(node.tell.texts).containsExactlyInAnyOrder("a", "b");
    assertThat(node.pauses.resume(Kind.WORKFLOW, "flow", "anna", Optional.empty())).isEmpty();
  }

  @Test
  void drainsWithTheRateThatWasWishedAlsoWhatComesMeanwhile() throws Exception {
    start(Noise.UNCHECKED);
    node.pauses.pause(Kind.WORKFLOW, "flow", "anna", "migration");
    for (var name : List.of("a", "b", "c")) {
      node.event(FAILED, name);
    }
    node.pauses.resume(Kind.WORKFLOW, "flow", "anna", Optional.of(seconds(10)));
    node.settle();
    node.event(FAILED, "d");
    assertThat(node.tell.texts).containsExactly("a");

    node.pass(seconds(10));
    assertThat(node.tell.texts).containsExactly("a", "b");
    node.pass(seconds(10));
    node.pass(seconds(10));
    assertThat(node.tell.texts).containsExactly("a", "b", "c", "d");
    node.pass(seconds(10));
    node.event(FAILED, "e");
    assertThat(node.tell.texts).last().isEqualTo("e");
  }

  @Test
  void letsADrainedRunGoOnceWhereItsWorkflowIsThrottledToo() throws Exception {
    start(new NoiseOf().throttle(new Throttle.Once(NAME, minutes(30))).make());
    node.pauses.pause(Kind.WORKFLOW, "flow", "anna", "migration");
    node.event(FAILED, "a");
    node.event(FAILED, "b");
    node.pauses.resume(Kind.WORKFLOW, "flow", "anna", Optional.of(seconds(10)));
    node.settle();
    assertThat(node.tell.texts).containsExactly("a");

    node.pass(seconds(10));
    assertThat(node.tell.texts).containsExactly("a", "b");
  }

  @Test
  void holdsARunBeforeTheStepWhoseTargetIsPaused() throws Exception {
    start(Noise.UNCHECKED);
    node.pauses.pause(Kind.TARGET, "test", "anna", "down");
    node.event(FAILED, "a");
    assertThat(node.reasons("WAITING")).containsExactly("The target test is paused by anna: down");
    assertThat(node.runs.attempts(node.runs("WAITING").getFirst().id())).isEmpty();

    node.pauses.resume(Kind.TARGET, "test", "anna", Optional.empty());
    node.settle();
    assertThat(node.tell.texts).containsExactly("a");
  }

  private static QuietHours quiet(QuietHours.Then then) {
    var window = new DailyWindow(LocalTime.of(9, 0), LocalTime.of(12, 0), UTC, Set.of());
    return new QuietHours(
        window,
        then,
        Optional.of(
            Flows.expression(
                scope -> scope.event().resource().name().orElse("").equals("urgent"))));
  }

  @Test
  void holdsRunsUntilTheEndOfQuietHoursUnlessTheyAreUrgent() throws Exception {
    start(new NoiseOf().quiet(quiet(QuietHours.Then.HOLD)).make());
    node.event(FAILED, "a");
    node.event(FAILED, "urgent");
    node.pass(Duration.ofHours(2).minusMillis(1));
    assertThat(node.tell.texts).containsExactly("urgent");
    node.pass(Duration.ofMillis(1));

    assertThat(node.tell.texts).containsExactly("urgent", "a");
  }

  @Test
  void dropsRunsInQuietHoursWhereThatIsWished() throws Exception {
    start(new NoiseOf().quiet(quiet(QuietHours.Then.DROP)).make());
    node.event(FAILED, "a");

    assertThat(node.reasons("SUPPRESSED")).containsExactly("Quiet hours until 12:00 UTC");
  }

  @Test
  void letsOnlySoManyRunsOfAKeyWorkAtOnceInTheirOrder() throws Exception {
    start(new NoiseOf().concurrency(new Concurrency(NAME, 1)).make());
    node.tell.outcome = () -> new ActionOutcome.Wait("slow", minutes(1));
    node.event(FAILED, "a");
    clock.advance(seconds(1));
    node.event(FAILED, "a");
    node.event(FAILED, "b");
    assertThat(node.reasons("WAITING"))
        .containsExactly("slow", "Waits for its turn: 1 before it", "slow");

    node.tell.outcome = () -> new ActionOutcome.Succeeded("told", Map.of());
    node.pass(seconds(59));
    assertThat(node.tell.texts).containsExactly("a", "a");
    node.pass(seconds(1));
    assertThat(node.tell.texts).containsExactly("a", "a", "b");
  }

  @Test
  void startsAWorkflowAtTheTimesOfItsTimetableOnce() throws Exception {
    var daily = Timetable.of("0 7 * * *", ZoneId.of("Europe/Berlin"));
    startTimed(new Timing.Schedule(daily));
    node.tick();
    node.pass(Duration.ofHours(20).minusMillis(1));
    assertThat(node.tell.texts).isEmpty();
    node.pass(Duration.ofMillis(1));
    node.tick();
    assertThat(node.tell.texts).containsExactly("flow");
    node.pass(Duration.ofHours(24));

    assertThat(node.tell.texts).hasSize(2);
  }

  @Test
  void makesUpForTheLastOfTheTimesThatPassedWhileNoServerRan() throws Exception {
    var hourly = new Timing.Schedule(Timetable.of("0 * * * *", UTC));
    startTimed(hourly);
    node.tick();
    restart(Duration.ofHours(30).plusSeconds(5));
    startTimed(hourly);
    node.tick();
    node.tick();

    assertThat(node.tell.texts).containsExactly("flow");
    var run = node.runs("SUCCEEDED").getFirst();
    assertThat(node.events.findEvent(run.eventId()).orElseThrow().event().origin().createdAt())
        .contains(START.plus(Duration.ofHours(30)));
  }

  @Test
  void keepsTheTimeOfAWorkflowThatAnotherNodeDoesNotKnow() throws Exception {
    var hourly = new Timing.Schedule(Timetable.of("0 * * * *", UTC));
    startTimed(hourly);
    node.tick();
    restart(minutes(55));
    node.activate();
    node.tick();
    node.pass(minutes(10));
    restart(seconds(5));
    startTimed(hourly);
    node.tick();

    assertThat(node.tell.texts).containsExactly("flow");
  }

  @Test
  void startsNothingForAWorkflowThatComesBackLongAfterItWasRemoved() throws Exception {
    var hourly = new Timing.Schedule(Timetable.of("0 * * * *", UTC));
    startTimed(hourly);
    node.tick();
    node.activate();
    node.pass(Duration.ofHours(3));
    startTimed(hourly);
    node.tick();

    assertThat(node.tell.texts).isEmpty();
  }

  private void startTimed(Timing timing) {
    var trigger = new Trigger(Set.of(), Set.of(), Optional.of(timing));
    node.activate(flow("flow", node.tell, Noise.UNCHECKED, trigger));
  }

  private static Timing expectation() {
    var deadline =
        new Deadline(LocalTime.of(0, 0), LocalTime.of(12, 0), UTC, Set.of(), Duration.ZERO);
    return new Timing.Expectation(
        Set.of(Flows.SUCCEEDED),
        Optional.of(
            Flows.expression(scope -> scope.event().resource().name().orElse("").equals("a"))),
        deadline);
  }

  @Test
  void alarmsAtTheDeadlineWhereTheExpectedEventIsMissing() throws Exception {
    startTimed(expectation());
    node.tick();
    node.event(Flows.SUCCEEDED, "b");
    node.event(Flows.SUCCEEDED, "a", START.minus(Duration.ofHours(11)));
    node.pass(Duration.ofHours(2).minusMillis(1));
    assertThat(node.tell.texts).isEmpty();
    node.pass(Duration.ofMillis(1));

    assertThat(node.tell.texts).containsExactly("flow");
  }

  @Test
  void doesNotAlarmWhereTheEventCameASecondBefore() throws Exception {
    startTimed(expectation());
    node.tick();
    clock.advance(Duration.ofHours(2).minusSeconds(1));
    node.event(Flows.SUCCEEDED, "a");
    node.pass(seconds(1));

    assertThat(node.tell.texts).isEmpty();
    assertThat(node.reasons("SKIPPED").getFirst())
        .startsWith("It happened: WorkbookRefreshSucceeded of 'a' at 2026-11-24T11:59:59Z (event ");
  }

  @Test
  void repeatsASuppressedRunOnAPersonsWord() throws Exception {
    start(Noise.UNCHECKED);
    silence("true", Duration.ofHours(1));
    node.event(FAILED, "a");
    var run = node.runs("SUPPRESSED").getFirst();
    node.replays.replay(
        run.id(),
        dev.tableauwebhooks.run.Replays.From.START,
        dev.tableauwebhooks.run.Replays.On.CURRENT);
    node.settle();

    assertThat(node.tell.texts).containsExactly("a");
  }
}

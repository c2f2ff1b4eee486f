package dev.tableauwebhooks.noise;

import static dev.tableauwebhooks.noise.Flows.FAILED;
import static dev.tableauwebhooks.noise.Flows.NAME;
import static dev.tableauwebhooks.noise.Flows.flow;
import static dev.tableauwebhooks.noise.Flows.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.noise.Flows.NoiseOf;
import dev.tableauwebhooks.workflow.noise.Dedupe;
import dev.tableauwebhooks.workflow.noise.Digest;
import dev.tableauwebhooks.workflow.noise.Grouping;
import dev.tableauwebhooks.workflow.noise.Key;
import dev.tableauwebhooks.workflow.noise.Noise;
import dev.tableauwebhooks.workflow.noise.Throttle;
import dev.tableauwebhooks.workflow.noise.Throttle.Below;
import dev.tableauwebhooks.workflow.time.Timetable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class GroupContract extends NoiseCase {
  private static final Noise GROUP = group(grouping(Key.ALL));

  private static Grouping grouping(Key by) {
    return new Grouping(by, seconds(30), minutes(5), Optional.empty());
  }

  private void start(Noise noise) {
    node.activate(flow(node.tell, noise));
  }

  private void failures(String... names) throws InterruptedException {
    for (var name : names) {
      node.event(FAILED, name);
    }
  }

  @Test
  void tellsAllEventsOfAGroupInOneMessageAfterTheWait() throws Exception {
    start(GROUP);
    failures("a", "b", "c");

    node.pass(seconds(29));
    assertThat(node.tell.texts).isEmpty();
    node.pass(seconds(1));

    assertThat(node.tell.texts).containsExactly("3 of 3: [a, b, c]");
    assertThat(node.reasons("GROUPED"))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("Joined the group as event 1 of it, told at 2026-11-24T10:00:30Z (group ");
  }

  @Test
  void tellsWhatCameSinceAtEachIntervalAndThenClosesTheGroup() throws Exception {
    start(GROUP);
    failures("a");
    node.pass(seconds(30));
    failures("b", "c");

    node.pass(minutes(5).minusMillis(1));
    assertThat(node.tell.texts).containsExactly("1 of 1: [a]");
    node.pass(Duration.ofMillis(1));
    assertThat(node.tell.texts).containsExactly("1 of 1: [a]", "2 of 3: [b, c]");

    node.pass(minutes(5));
    assertThat(node.groups.list(5)).extracting(GroupStore.Group::isOpen).containsExactly(false);
    failures("d");
    node.pass(seconds(30));
    assertThat(node.tell.texts).last().isEqualTo("1 of 1: [d]");
  }

  @Test
  void keepsGroupsOfDifferentKeysApart() throws Exception {
    start(group(grouping(NAME)));
    failures("a", "b", "a");

    node.pass(seconds(30));

    assertThat(node.tell.texts).containsExactlyInAnyOrder("2 of 2: [a]", "1 of 1: [b]");
  }

  @Test
  void givesAStepWhatItGaveInTheRunBefore() throws Exception {
    start(GROUP);
    failures("a");
    node.pass(seconds(30));
    failures("b");
    node.pass(minutes(5));

    assertThat(node.tell.earlier).containsExactly(java.util.Map.of(), java.util.Map.of("ts", "42"));
    assertThat(node.tell.incidents).containsOnly(Optional.empty());
  }

  @Test
  void flushesOnceAfterARestartInTheMiddleOfTheWait() throws Exception {
    start(GROUP);
    failures("a", "b");

    restart(minutes(1));
    start(GROUP);
    node.tick();
    node.tick();

    assertThat(node.tell.texts).containsExactly("2 of 2: [a, b]");
  }

  @Test
  void flushesOnceAfterARestartAtTheInterval() throws Exception {
    start(GROUP);
    failures("a");
    node.pass(seconds(30));
    failures("b");

    restart(minutes(5));
    start(GROUP);
    node.tick();
    node.tick();

    assertThat(node.tell.texts).containsExactly("1 of 2: [b]");
  }

  @Test
  void tellsAfterARestartWhatWasFlushedAndNotYetTold() throws Exception {
    start(GROUP);
    failures("a");
    clock.advance(seconds(30));
    // The flush is on disk, and the process dies before its run begins.
    assertThat(node.groups.flushDue(clock.instant(), 10)).isEqualTo(1);

    restart(seconds(5));
    start(GROUP);
    node.tick();

    assertThat(node.tell.texts).containsExactly("1 of 1: [a]");
  }

  @Test
  void letsOneEventOfAKeyThroughPerWindow() throws Exception {
    start(new NoiseOf().throttle(new Throttle.Once(NAME, minutes(30))).make());
    failures("a", "a", "b");

    node.pass(minutes(30).minusMillis(1));
    failures("a");
    assertThat(node.tell.texts).containsExactly("a", "b");
    node.pass(Duration.ofMillis(1));
    failures("a");

    assertThat(node.tell.texts).containsExactly("a", "b", "a");
    assertThat(node.reasons("SUPPRESSED"))
        .hasSize(2)
        .allMatch(reason -> reason.startsWith("Throttled: run "))
        .allMatch(reason ->
            reason.endsWith(
                "was let through for 'a' at 2026-11-24T10:00:00Z; the next may run at"
                    + " 2026-11-24T10:30:00Z"));
  }

  @Test
  void dropsRepeatsOfAKey() throws Exception {
    start(new NoiseOf().dedupe(new Dedupe(NAME, Duration.ofHours(1))).make());
    failures("a", "a");

    assertThat(node.tell.texts).containsExactly("a");
    assertThat(node.reasons("SUPPRESSED").getFirst()).startsWith("A repeat: the same was seen");
  }

  @Test
  void collectsFromTheFirstEventOnAndTellsAtTheWindowsEnd() throws Exception {
    start(new NoiseOf().throttle(new Throttle.After(Key.ALL, minutes(10))).make());
    failures("a");
    node.pass(minutes(10).minusMillis(1));
    failures("b");
    assertThat(node.tell.texts).isEmpty();
    node.pass(Duration.ofMillis(1));
    failures("c");
    node.pass(minutes(10));

    assertThat(node.tell.texts).containsExactly("2 of 2: [a, b]", "1 of 1: [c]");
  }

  @Test
  void tellsAsSoonAsEnoughEventsCameAndDropsThoseThatStayedFewer() throws Exception {
    start(new NoiseOf().throttle(new Throttle.AtLeast(Key.ALL, 3, minutes(10), Below.DROP)).make());
    failures("a");
    node.pass(minutes(6));
    failures("b");
    // The window of a is over; that of b holds c and d.
    node.pass(minutes(4));
    failures("c");
    assertThat(node.tell.texts).isEmpty();
    failures("d");
    node.tick();

    assertThat(node.tell.texts).containsExactly("3 of 4: [b, c, d]");
    assertThat(node.reasons("SUPPRESSED"))
        .singleElement()
        .asString()
        .startsWith("Too few: fewer than 3 came within 10m");
  }

  @Test
  void dropsEachEventWhenItsOwnWindowIsOver() throws Exception {
    start(new NoiseOf().throttle(new Throttle.AtLeast(Key.ALL, 3, minutes(10), Below.DROP)).make());
    failures("a");
    node.pass(minutes(5));
    failures("b");
    node.pass(minutes(5));
    assertThat(node.runs("SUPPRESSED")).hasSize(1);
    node.pass(minutes(5));

    assertThat(node.runs("SUPPRESSED")).hasSize(2);
    assertThat(node.tell.texts).isEmpty();
    assertThat(node.groups.list(5)).noneMatch(GroupStore.Group::isOpen);
  }

  @Test
  void tellsThoseThatStayedFewerAtTheWindowsEndWhereTheyAreKept() throws Exception {
    start(new NoiseOf().throttle(new Throttle.AtLeast(Key.ALL, 3, minutes(10), Below.KEEP)).make());
    failures("a", "b");
    node.pass(minutes(10));

    assertThat(node.tell.texts).containsExactly("2 of 2: [a, b]");
  }

  @Test
  void tellsADigestAtItsTimeAndNothingWhereNothingCame() throws Exception {
    var daily = Timetable.of("0 8 * * *", ZoneId.of("Europe/Berlin"));
    start(new NoiseOf().digest(new Digest(Key.ALL, daily)).make());
    failures("a", "b");

    node.pass(Duration.ofHours(20));
    assertThat(node.tell.texts).isEmpty();
    node.pass(Duration.ofHours(1));
    assertThat(node.tell.texts).containsExactly("2 of 2: [a, b]");
    node.pass(Duration.ofDays(1));

    assertThat(node.tell.texts).hasSize(1);
  }

  @Test
  void tellsThreeFlushesThatPiledUpOnceTheTargetIsBack() throws Exception {
    start(GROUP);
    node.tell.outcome =
        () -> new dev.tableauwebhooks.action.ActionOutcome.Wait("Slack is down", minutes(16));
    failures("a");
    node.pass(seconds(30));
    for (var name : java.util.List.of("b", "c")) {
      failures(name);
      node.pass(minutes(5));
    }
    node.tell.outcome =
        () -> new dev.tableauwebhooks.action.ActionOutcome.Succeeded("told", java.util.Map.of());
    node.pass(minutes(6));

    // The first had begun and is told; of those that waited behind it, the last tells all.
    assertThat(node.tell.texts).containsExactly("1 of 1: [a]", "2 of 3: [b, c]");
  }
}

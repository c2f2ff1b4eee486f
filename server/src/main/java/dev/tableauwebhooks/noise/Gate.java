package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.noise.GroupStore.Member;
import dev.tableauwebhooks.run.Admission.Answer;
import dev.tableauwebhooks.run.Admission.Candidate;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunState;
import dev.tableauwebhooks.run.Ties.Tells;
import dev.tableauwebhooks.workflow.noise.QuietHours;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What stands between a run and its first step: pauses, what a later run tells better, silences,
 * inhibition, quiet hours, and those before it. Asked anew each time the run is taken up.
 */
final class Gate {
  /** How many events of a group a silence is held against. */
  private static final int MOST_MEMBERS = 1_000;

  private final GroupStore groups;
  private final Silences silences;
  private final Pauses pauses;
  private final Inhibition inhibition;
  private final InstantSource clock;

  Gate(
      GroupStore groups,
      Silences silences,
      Pauses pauses,
      Inhibition inhibition,
      InstantSource clock) {
    this.groups = groups;
    this.silences = silences;
    this.pauses = pauses;
    this.inhibition = inhibition;
    this.clock = clock;
  }

  Answer pass(Candidate candidate) throws InterruptedException {
    var run = candidate.claim().run();
    Optional<Answer> stopped = pauses.hold(run, run.program());
    if (stopped.isEmpty() && isTied(run)) {
      stopped = orderly(run);
    }
    if (stopped.isEmpty() && run.replayOf().isEmpty()) {
      stopped = quietly(candidate);
    }
    if (stopped.isEmpty() && candidate.workflow().noise().concurrency().isPresent()) {
      stopped = turn(candidate);
    }
    return stopped.orElseGet(() -> new Answer.GoOn(run.ties()));
  }

  private static boolean isTied(Run run) {
    return run.ties().tells().isPresent();
  }

  /** Runs of one group or incident tell in order, and the last word is enough. */
  private Optional<Answer> orderly(Run run) throws InterruptedException {
    var waits = groups.takeTurn(run, "", 1, clock.instant());
    if (waits.isPresent()) {
      return waits;
    }
    var superseded = groups.supersede(run, clock.instant());
    if (superseded.isPresent()) {
      return superseded;
    }
    return tells(run) == Tells.END && run.replayOf().isEmpty() && !groups.isTold(run)
        ? suppress(run, "It was over before anybody was told.")
        : Optional.empty();
  }

  private static Tells tells(Run run) {
    return run.ties().tells().orElse(Tells.NEWS);
  }

  private Optional<Answer> quietly(Candidate candidate) throws InterruptedException {
    var run = candidate.claim().run();
    // Whoever was told that something is broken is told when it is not any more.
    if (!isTied(run) || tells(run) != Tells.END) {
      var silenced = silenced(candidate);
      if (silenced.isPresent()) {
        return silenced;
      }
      var inhibited = inhibition.reason(candidate);
      if (inhibited.isPresent()) {
        return suppress(run, inhibited.get());
      }
    }
    return candidate.workflow().noise().quiet().isPresent()
        ? quietHours(candidate, candidate.workflow().noise().quiet().get())
        : Optional.empty();
  }

  private Optional<Answer> silenced(Candidate candidate) throws InterruptedException {
    var run = candidate.claim().run();
    if (silences.active().isEmpty()) {
      return Optional.empty();
    }
    if (run.ties().group().isPresent() && tells(run) == Tells.NEWS) {
      return silencedMembers(candidate);
    }
    var scope = candidate.scopes().apply(candidate.claim().event());
    var silence = silences.match(scope);
    if (silence.isEmpty()) {
      return Optional.empty();
    }
    silences.count(silence.get(), 1);
    return suppress(run, reason(silence.get()));
  }

  /** Takes the silenced events out of a group; what is left is told. */
  private Optional<Answer> silencedMembers(Candidate candidate) throws InterruptedException {
    var run = candidate.claim().run();
    var members = groups.members(run.ties(), MOST_MEMBERS);
    var bySilence = new LinkedHashMap<Silence, List<Member>>();
    for (var member : members) {
      silences
          .match(candidate.scopes().apply(member.event()))
          .ifPresent(
              silence -> bySilence.computeIfAbsent(silence, _ -> new ArrayList<>()).add(member));
    }
    for (var entry : bySilence.entrySet()) {
      groups.suppress(run.ties(), entry.getValue(), reason(entry.getKey()));
      silences.count(entry.getKey(), entry.getValue().size());
    }
    return !bySilence.isEmpty() && groups.count(run.ties()) == 0
        ? suppress(run, reason(bySilence.keySet().iterator().next()))
        : Optional.empty();
  }

  private static String reason(Silence silence) {
    return "Silenced by %s until %s: %s (silence %s)"
        .formatted(silence.author(), silence.endsAt(), silence.reason(), silence.id());
  }

  private Optional<Answer> quietHours(Candidate candidate, QuietHours quiet)
      throws InterruptedException {
    var end = quiet.window().endAt(clock.instant());
    if (end.isEmpty()) {
      return Optional.empty();
    }
    if (quiet.unless().isPresent()) {
      var scope = candidate.scopes().apply(candidate.claim().event());
      if (quiet.unless().get().evaluate(scope).isTrue()) {
        return Optional.empty();
      }
    }
    var run = candidate.claim().run();
    var until = clockTime(end.get(), quiet.window().zone());
    return switch (quiet.then()) {
      case HOLD -> moved(run, new RunState.Waiting(end.get(), "Quiet hours until " + until));
      case DROP -> suppress(run, "Quiet hours until " + until);
    };
  }

  private static String clockTime(Instant time, ZoneId zone) {
    return DateTimeFormatter.ofPattern("HH:mm").format(time.atZone(zone)) + " " + zone;
  }

  private Optional<Answer> turn(Candidate candidate) throws InterruptedException {
    var concurrency = candidate.workflow().noise().concurrency().orElseThrow();
    var scope = candidate.scopes().apply(candidate.claim().event());
    var key = new Keys(scope, candidate.seen()).text(concurrency.key());
    return groups.takeTurn(
        candidate.claim().run(), "key " + key, concurrency.limit(), clock.instant());
  }

  private Optional<Answer> suppress(Run run, String reason) throws InterruptedException {
    return moved(run, new RunState.Suppressed(reason));
  }

  private Optional<Answer> moved(Run run, RunState next) throws InterruptedException {
    return Optional.of(groups.move(run, next) ? new Answer.Moved(next) : new Answer.Lost());
  }
}

package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.noise.Entry.Change;
import dev.tableauwebhooks.noise.Entry.Join;
import dev.tableauwebhooks.noise.Entry.Threshold;
import dev.tableauwebhooks.noise.Entry.Window;
import dev.tableauwebhooks.run.Admission.Answer;
import dev.tableauwebhooks.run.Admission.Candidate;
import dev.tableauwebhooks.run.RunState;
import dev.tableauwebhooks.run.StoredEvent;
import dev.tableauwebhooks.workflow.noise.IncidentRule;
import dev.tableauwebhooks.workflow.noise.Noise;
import dev.tableauwebhooks.workflow.noise.Throttle;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the event of a run enters its workflow: it may be a repeat, belong to an incident, or join
 * a group. Only computes the keys; the store decides, in one transaction.
 */
final class Entrance {
  private final GroupStore groups;
  private final InstantSource clock;

  Entrance(GroupStore groups, InstantSource clock) {
    this.groups = groups;
    this.clock = clock;
  }

  Answer enter(Candidate candidate) throws InterruptedException {
    var noise = candidate.workflow().noise();
    if (isOpen(noise)) {
      return new Answer.GoOn(candidate.claim().run().ties());
    }
    var event = candidate.claim().event();
    var keys = new Keys(candidate.scopes().apply(event), candidate.seen());
    var windows = windows(noise, keys);
    var change = noise.incident().flatMap(rule -> change(rule, keys, event));
    if (noise.incident().isPresent() && change.isEmpty()) {
      return move(candidate, "The event neither opens nor resolves an incident.");
    }
    var join = join(noise, keys, clock.instant());
    var run = candidate.claim().run();
    var entry =
        new Entry(
            run.program(),
            run.revision(),
            event.id(),
            event.site(),
            windows,
            change,
            join,
            keys.seen(),
            clock.instant());
    return groups.enter(run, entry);
  }

  private static boolean isOpen(Noise noise) {
    return noise.dedupe().isEmpty()
        && noise.throttle().isEmpty()
        && noise.group().isEmpty()
        && noise.digest().isEmpty()
        && noise.incident().isEmpty();
  }

  private Answer move(Candidate candidate, String reason) throws InterruptedException {
    var state = new RunState.Skipped(reason);
    return groups.move(candidate.claim().run(), state)
        ? new Answer.Moved(state)
        : new Answer.Lost();
  }

  private static List<Window> windows(Noise noise, Keys keys) {
    var windows = new ArrayList<Window>();
    noise
        .dedupe()
        .ifPresent(it -> windows.add(new Window("dedupe", keys.text(it.by()), it.within())));
    if (noise.throttle().orElse(null) instanceof Throttle.Once(var by, var within)) {
      windows.add(new Window("throttle", keys.text(by), within));
    }
    return windows;
  }

  private static Optional<Change> change(IncidentRule rule, Keys keys, StoredEvent event) {
    var at = event.event().origin().createdAt().orElse(event.receivedAt());
    var member = keys.text(rule.member());
    var title = event.event().resource().name().orElse(member);
    if (keys.isTrue(rule.open())) {
      var key = rule.key().parts().isEmpty() ? member : keys.text(rule.key());
      var incident = rule.key().parts().isEmpty() || key.equals(member) ? title : key;
      return Optional.of(new Change.Failure(key, incident, member, title, at));
    }
    return keys.isTrue(rule.resolve())
        ? Optional.of(new Change.Recovery(member, title, at))
        : Optional.empty();
  }

  private static Optional<Join> join(Noise noise, Keys keys, Instant now) {
    if (noise.group().isPresent()) {
      var group = noise.group().get();
      return Optional.of(
          new Join(
              "group",
              keys.text(group.by()),
              now.plus(group.firstWait()),
              Optional.of(group.interval()),
              group.repeat(),
              Optional.empty()));
    }
    if (noise.digest().isPresent()) {
      var digest = noise.digest().get();
      return digest.at().next(now).map(at -> once("digest", keys.text(digest.by()), at));
    }
    return switch (noise.throttle().orElse(null)) {
      case Throttle.After(var by, var within) ->
          Optional.of(once("throttle", keys.text(by), now.plus(within)));
      case Throttle.AtLeast(var by, var count, var within, var below) -> {
        var threshold = new Threshold(count, within, below == Throttle.Below.KEEP);
        yield Optional.of(
            new Join(
                "throttle",
                keys.text(by),
                now.plus(within),
                Optional.empty(),
                Optional.empty(),
                Optional.of(threshold)));
      }
      case Throttle.Once _ -> Optional.empty();
      case null -> Optional.empty();
    };
  }

  /** A group that is closed by its first flush. */
  private static Join once(String word, String key, Instant flushAt) {
    return new Join(word, key, flushAt, Optional.empty(), Optional.empty(), Optional.empty());
  }
}

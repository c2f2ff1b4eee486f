package dev.tableauwebhooks.store;

import dev.tableauwebhooks.noise.Entry;
import dev.tableauwebhooks.noise.GroupStore.Group;
import dev.tableauwebhooks.noise.Incident;
import dev.tableauwebhooks.noise.Incident.State;
import dev.tableauwebhooks.run.Admission.Answer;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunState;
import dev.tableauwebhooks.run.Ties;
import dev.tableauwebhooks.run.Ties.Tells;
import dev.tableauwebhooks.store.IncidentRows.Effect;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the entry of an event into its workflow makes of its run, in one transaction. */
final class EntryRows {
  private static final String TIE =
      """
      UPDATE run SET group_id = ?, first_batch = ?, batch = ?, incident_id = ?, tells = ?
      WHERE id = ?
      """;

  /** A telling that was suppressed has told nobody. */
  private static final String TELLING =
      """
      SELECT 1 AS telling FROM run
      WHERE incident_id = ? AND tells IS NOT NULL AND state <> 'SUPPRESSED' LIMIT 1
      """;

  private final Session session;
  private final Run run;
  private final Entry entry;

  private EntryRows(Session session, Run run, Entry entry) {
    this.session = session;
    this.run = run;
    this.entry = entry;
  }

  static Answer enter(Session session, Run run, Entry entry) throws SQLException {
    return RunRows.own(session, run.id(), run.epoch())
        ? new EntryRows(session, run, entry).enter()
        : new Answer.Lost();
  }

  private Answer enter() throws SQLException {
    for (var window : entry.windows()) {
      var refusal = SeenKeys.refusal(session, run.id(), entry, window);
      if (refusal.isPresent()) {
        return move(new RunState.Suppressed(refusal.get()));
      }
    }
    if (entry.change().isPresent()) {
      return change(IncidentRows.apply(session, entry, entry.change().get()));
    }
    return entry.join().isPresent() ? join() : new Answer.GoOn(run.ties());
  }

  private Answer join() throws SQLException {
    var group =
        GroupRows.join(session, entry, run.id(), entry.join().orElseThrow(), Optional.empty());
    tie(ofMember(Optional.of(group), Optional.empty()));
    return move(new RunState.Grouped(joined(group)));
  }

  private static String joined(Group group) {
    var key = group.key().isEmpty() ? "" : " '%s'".formatted(group.key());
    var when = group.flushAt().map(at -> ", told at " + at).orElse("");
    return "Joined the group%s as event %d of it%s (group %s)"
        .formatted(key, group.total(), when, group.id());
  }

  private Answer change(Effect effect) throws SQLException {
    return switch (effect) {
      case Effect.None(var reason, var isOutdated) ->
          move(isOutdated ? new RunState.Suppressed(reason) : new RunState.Skipped(reason));
      case Effect.Opened(var incident) ->
          entry.join().isPresent()
              ? grouped(List.of(incident), counted(incident))
              : tell(incident, Tells.NEWS);
      case Effect.Counted(var incident) ->
          entry.join().isPresent() || isTelling(incident)
              ? grouped(List.of(incident), counted(incident))
              : tell(incident, Tells.NEWS);
      case Effect.Recovered(var title, var incidents) -> recovered(title, incidents);
    };
  }

  private boolean isTelling(Incident incident) throws SQLException {
    return session.find(TELLING, row -> row.number("telling"), incident.id()).isPresent();
  }

  private static String counted(Incident incident) {
    return "Counted in the incident '%s': %s of %s (incident %s)"
        .formatted(
            incident.title(),
            number(incident.failures(), "failure"),
            number(incident.members(), "object"),
            incident.id());
  }

  private static String number(long count, String word) {
    return count == 1 ? "1 " + word : count + " " + word + "s";
  }

  /** One incident that is over is told by this run or its group, the others by runs of theirs. */
  private Answer recovered(String title, List<Incident> incidents) throws SQLException {
    var over = incidents.stream().filter(it -> it.state() != State.OPEN).toList();
    var first = over.isEmpty() ? incidents.getFirst() : over.getFirst();
    if (over.isEmpty() || entry.join().isPresent()) {
      var answer = grouped(incidents, over.isEmpty() ? left(title, first) : last(title, first));
      for (var incident : over) {
        end(session, incident, entry.now());
      }
      return answer;
    }
    for (var incident : over.subList(1, over.size())) {
      end(session, incident, entry.now());
    }
    return tell(first, Tells.END);
  }

  private static String left(String title, Incident incident) {
    return "'%s' has recovered; of the incident '%s', %d of %d still fail (incident %s)"
        .formatted(title, incident.title(), incident.failing(), incident.members(), incident.id());
  }

  private static String last(String title, Incident incident) {
    return "'%s' has recovered, and with it the incident '%s' is over (incident %s)"
        .formatted(title, incident.title(), incident.id());
  }

  /** Has this run tell of an incident. */
  private Answer tell(Incident incident, Tells tells) throws SQLException {
    var ties =
        new Ties(
            Optional.empty(),
            0,
            0,
            Optional.of(incident.id()),
            Optional.of(tells),
            run.ties().releasedBy());
    tie(ties);
    return new Answer.GoOn(ties);
  }

  /** Lets the event be news of all of these incidents; the run is shown with the first. */
  private Answer grouped(List<Incident> incidents, String reason) throws SQLException {
    var first = Optional.<Group>empty();
    for (var incident : incidents) {
      if (entry.join().isPresent()) {
        var group =
            GroupRows.join(session, entry, run.id(), entry.join().get(), Optional.of(incident));
        first = first.or(() -> Optional.of(group));
      }
    }
    tie(ofMember(first, Optional.of(incidents.getFirst())));
    return move(new RunState.Grouped(reason));
  }

  private static Ties ofMember(Optional<Group> group, Optional<Incident> incident) {
    var batch = group.map(it -> it.flushes() + 1).orElse(0L);
    return new Ties(
        group.map(Group::id),
        batch,
        batch,
        incident.map(Incident::id),
        Optional.empty(),
        Optional.empty());
  }

  /** Has the end of an incident told, where its beginning was. */
  static void end(Session session, Incident incident, Instant now) throws SQLException {
    var group = GroupRows.ofIncident(session, incident);
    if (group.isEmpty()) {
      SqlIncidentStore.tellEnd(session, incident.id(), now);
    } else if (group.get().group().flushes() == 0) {
      GroupRows.close(session, group.get().group().id(), now);
    } else {
      GroupRows.flushAt(session, group.get().group().id(), now);
    }
  }

  private void tie(Ties ties) throws SQLException {
    session.update(
        TIE,
        ties.group(),
        ties.firstBatch(),
        ties.batch(),
        ties.incident(),
        ties.tells(),
        run.id());
  }

  private Answer move(RunState next) throws SQLException {
    RunRows.move(session, run.id(), run.epoch(), next, entry.seen(), entry.now());
    return new Answer.Moved(next);
  }
}

package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.noise.GroupStore.Group;
import dev.tableauwebhooks.noise.GroupStore.Member;
import dev.tableauwebhooks.run.Admission.Company;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.run.StoredEvent;
import dev.tableauwebhooks.run.Ties.Tells;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Gathers what expressions see of a run's group and incident. */
final class Companies {
  /** How many events or objects an expression sees; the numbers beside them count all. */
  private static final int MOST = 1_000;

  private final GroupStore groups;
  private final IncidentStore incidents;

  Companies(GroupStore groups, IncidentStore incidents) {
    this.groups = groups;
    this.incidents = incidents;
  }

  Company of(Claim claim) throws InterruptedException {
    var run = claim.run();
    var ties = run.ties();
    var values = new HashMap<String, Object>();
    var tellsOfGroup = ties.tells().isPresent() && ties.group().isPresent();
    var members = tellsOfGroup ? groups.members(ties, MOST) : List.<Member>of();
    values.put(
        "events",
        tellsOfGroup
            ? members.stream().map(member -> view(member.event())).toList()
            : List.of(view(claim.event())));
    if (tellsOfGroup) {
      var group = groups.find(ties.group().orElseThrow());
      var count = groups.count(ties);
      group.ifPresent(it -> add(values, it, count, members, ties.batch()));
    }
    if (ties.incident().isPresent()) {
      var incident = incidents.find(ties.incident().get());
      if (incident.isPresent()) {
        var isNew = !groups.isTold(run);
        add(values, incident.get(), incidents.members(incident.get().id(), MOST), isNew, run);
      }
    }
    var earlier =
        ties.tells().isPresent() ? groups.earlier(run) : Map.<String, Map<String, Object>>of();
    return new Company(path -> find(values, earlier, path), earlier);
  }

  private static Optional<Object> find(
      Map<String, Object> values, Map<String, Map<String, Object>> earlier, String path) {
    var words = path.split("\\.", 3);
    return words[0].equals("earlier") && words.length == 3
        ? Optional.ofNullable(earlier.get(words[1])).map(outputs -> outputs.get(words[2]))
        : Optional.ofNullable(values.get(path));
  }

  private static Map<String, Object> view(StoredEvent stored) {
    var event = stored.event();
    var view = new HashMap<String, Object>();
    view.put("id", stored.id().value());
    view.put("type", event.type());
    view.put("kind", event.resource().kind().word());
    view.put("receivedAt", stored.receivedAt());
    view.put("createdAt", event.origin().createdAt().orElse(stored.receivedAt()));
    event.resource().name().ifPresent(it -> view.put("name", it));
    event.resource().luid().ifPresent(it -> view.put("luid", it));
    event.origin().text().ifPresent(it -> view.put("text", it));
    stored.site().ifPresent(it -> view.put("site", it));
    return view;
  }

  private static void add(
      Map<String, Object> values, Group group, long count, List<Member> members, long number) {
    values.put("group.id", group.id());
    values.put("group.count", count);
    values.put("group.total", group.total());
    values.put("group.number", number);
    values.put("group.openedAt", group.openedAt());
    values.put(
        "group.names",
        members.stream()
            .map(member -> member.event().event().resource().name().orElse(null))
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }

  private static void add(
      Map<String, Object> values,
      Incident incident,
      List<Incident.Member> members,
      boolean isNew,
      Run run) {
    values.put("incident.id", incident.id());
    values.put("incident.key", incident.key());
    values.put("incident.state", state(incident, run));
    values.put("incident.isNew", isNew);
    values.put("incident.openedAt", incident.openedAt());
    incident.endedAt().ifPresent(at -> values.put("incident.endedAt", at));
    values.put("incident.failures", incident.failures());
    values.put("incident.members", titles(members, false));
    values.put("incident.memberCount", incident.failing());
    values.put("incident.recovered", titles(members, true));
    values.put("incident.recoveredCount", incident.members() - incident.failing());
    values.put("incident.totalCount", incident.members());
    incident.acknowledgedBy().ifPresent(by -> values.put("incident.acknowledgedBy", by));
    incident.closedBy().ifPresent(by -> values.put("incident.closedBy", by));
  }

  /** A run that was made to tell of news never says that it is over: the last one does. */
  private static String state(Incident incident, Run run) {
    return switch (incident.state()) {
      case OPEN -> "open";
      case RESOLVED -> isLast(run) ? "resolved" : "open";
      case CLOSED -> isLast(run) ? "closed" : "open";
    };
  }

  private static boolean isLast(Run run) {
    return run.ties().tells().filter(it -> it == Tells.END).isPresent();
  }

  private static List<String> titles(List<Incident.Member> members, boolean recovered) {
    return members.stream()
        .filter(member -> member.recoveredAt().isPresent() == recovered)
        .map(Incident.Member::title)
        .toList();
  }
}

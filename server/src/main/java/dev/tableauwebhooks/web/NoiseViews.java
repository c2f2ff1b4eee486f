package dev.tableauwebhooks.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tableauwebhooks.noise.GroupStore.Group;
import dev.tableauwebhooks.noise.GroupStore.Member;
import dev.tableauwebhooks.noise.Incident;
import dev.tableauwebhooks.noise.Pause;
import dev.tableauwebhooks.noise.Silence;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.web.Views.ResourceView;
import dev.tableauwebhooks.web.Views.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the JSON API shows of groups, incidents, silences and pauses. */
final class NoiseViews {
  private NoiseViews() {}

  record IncidentView(
      String id,
      String workflow,
      String key,
      String title,
      Optional<String> site,
      String state,
      Instant openedAt,
      Instant changedAt,
      Optional<Instant> endedAt,
      long failures,
      long failing,
      long members,
      Optional<String> acknowledgedBy,
      Optional<Instant> acknowledgedAt,
      Optional<String> snoozedBy,
      Optional<Instant> snoozedUntil,
      Optional<String> closedBy,
      String note) {
    static IncidentView of(Incident incident) {
      return new IncidentView(
          incident.id(),
          incident.program(),
          incident.key(),
          incident.title(),
          incident.site(),
          incident.state().name(),
          incident.openedAt(),
          incident.changedAt(),
          incident.endedAt(),
          incident.failures(),
          incident.failing(),
          incident.members(),
          incident.acknowledgedBy(),
          incident.acknowledgedAt(),
          incident.snoozedBy(),
          incident.snoozedUntil(),
          incident.closedBy(),
          incident.note());
    }
  }

  /** An incident with its objects and the runs that told of it. */
  record IncidentDetail(
      @JsonUnwrapped IncidentView incident, List<MemberView> objects, List<RunView> runs) {
    static IncidentDetail of(Incident incident, List<Incident.Member> members, List<Run> runs) {
      return new IncidentDetail(
          IncidentView.of(incident),
          members.stream().map(MemberView::of).toList(),
          runs.stream().map(RunView::of).toList());
    }
  }

  record MemberView(
      String id,
      String name,
      long failures,
      Instant firstFailedAt,
      Instant lastFailedAt,
      Optional<Instant> recoveredAt) {
    static MemberView of(Incident.Member member) {
      return new MemberView(
          member.id(),
          member.title(),
          member.failures(),
          member.firstFailedAt(),
          member.lastFailedAt(),
          member.recoveredAt());
    }
  }

  record GroupView(
      String id,
      String workflow,
      String key,
      String word,
      Optional<String> incidentId,
      String state,
      Instant openedAt,
      Optional<Instant> tellsAt,
      long told,
      long pending,
      long total) {
    static GroupView of(Group group) {
      return new GroupView(
          group.id(),
          group.program(),
          group.key(),
          group.word(),
          group.incident(),
          group.isOpen() ? "OPEN" : "CLOSED",
          group.openedAt(),
          group.flushAt(),
          group.flushes(),
          group.pending(),
          group.total());
    }
  }

  /** A group with its newest events and the runs that told of it, both newest first. */
  record GroupDetail(
      @JsonUnwrapped GroupView group, List<GroupEventView> events, List<RunView> runs) {
    static GroupDetail of(Group group, List<Member> members, List<Run> runs) {
      return new GroupDetail(
          GroupView.of(group),
          members.reversed().stream().map(GroupEventView::of).toList(),
          runs.stream().map(RunView::of).toList());
    }
  }

  /**
   * @param runId the run by which it joined
   */
  record GroupEventView(
      String id,
      String runId,
      String type,
      ResourceView resource,
      Optional<String> site,
      Instant receivedAt) {
    static GroupEventView of(Member member) {
      var stored = member.event();
      return new GroupEventView(
          stored.id().value(),
          member.run().value(),
          stored.event().type(),
          ResourceView.of(stored.event().resource()),
          stored.site(),
          stored.receivedAt());
    }
  }

  record SilenceView(
      String id,
      String matcher,
      String author,
      String reason,
      String state,
      Instant createdAt,
      Instant startsAt,
      Instant endsAt,
      Optional<String> endedBy,
      long suppressed) {
    static SilenceView of(Silence silence, Instant now) {
      return new SilenceView(
          silence.id(),
          silence.matcher(),
          silence.author(),
          silence.reason(),
          now.isBefore(silence.startsAt()) ? "PENDING" : silence.isActive(now) ? "ACTIVE" : "OVER",
          silence.createdAt(),
          silence.startsAt(),
          silence.endsAt(),
          silence.endedBy(),
          silence.suppressed());
    }
  }

  record PauseView(
      String kind,
      String name,
      String author,
      String reason,
      Instant since,
      String state,
      long holds,
      Optional<Double> runsPerSecond) {
    static PauseView of(Pause pause) {
      return new PauseView(
          pause.kind().name().toLowerCase(Locale.ROOT),
          pause.name(),
          pause.author(),
          pause.reason(),
          pause.since(),
          pause.resumedAt().isPresent() ? "DRAINING" : "PAUSED",
          pause.holds(),
          pause.gap().filter(Duration::isPositive).map(gap -> 1000.0 / gap.toMillis()));
    }
  }
}

package dev.tableauwebhooks.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.run.Attempt;
import dev.tableauwebhooks.run.EventLog.Quarantined;
import dev.tableauwebhooks.run.Program;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunState;
import dev.tableauwebhooks.run.StoredEvent;
import dev.tableauwebhooks.workflow.Timing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the JSON API shows. Keys are the components' names. */
final class Views {
  private Views() {}

  record ResourceView(String kind, Optional<String> luid, Optional<String> name) {
    static ResourceView of(Resource resource) {
      return new ResourceView(resource.kind().word(), resource.luid(), resource.name());
    }
  }

  record EventView(
      String id,
      Instant receivedAt,
      String type,
      ResourceView resource,
      Optional<String> site,
      Optional<String> siteLuid,
      Optional<Instant> createdAt,
      String outcome,
      long duplicates) {

    static EventView of(StoredEvent event, List<Run> runs) {
      return new EventView(
          event.id().value(),
          event.receivedAt(),
          event.event().type(),
          ResourceView.of(event.event().resource()),
          event.site(),
          event.event().origin().siteLuid(),
          event.event().origin().createdAt(),
          outcome(event, runs),
          event.duplicates());
    }

    /** Whether people who look for a message want to know why there is none. */
    private static boolean isKeptBack(Run run) {
      return run.state() instanceof RunState.Grouped || run.state() instanceof RunState.Suppressed;
    }

    private static String outcome(StoredEvent event, List<Run> runs) {
      if (runs.isEmpty()) {
        return event.note();
      }
      if (runs.size() == 1 && isKeptBack(runs.getFirst())) {
        return runs.getFirst().state().name() + ": " + runs.getFirst().state().reason();
      }
      var states = new LinkedHashMap<String, Integer>();
      runs.forEach(run -> states.merge(run.state().name(), 1, Integer::sum));
      var words = new ArrayList<String>();
      states.forEach((state, count) -> words.add(runs.size() == 1 ? state : count + " " + state));
      return String.join(", ", words);
    }
  }

  record EventDetail(EventView event, Object body, String raw, List<RunView> runs) {
    static EventDetail of(StoredEvent event, List<Run> runs) {
      return new EventDetail(
          EventView.of(event, runs),
          Json.readBody(event.body()),
          new String(event.body(), StandardCharsets.UTF_8),
          runs.stream().map(RunView::of).toList());
    }
  }

  record RunView(
      String id,
      String eventId,
      String workflow,
      String revision,
      String state,
      String reason,
      String fix,
      int attempts,
      Optional<Instant> nextTryAt,
      Instant createdAt,
      Optional<Instant> finishedAt,
      Map<String, @Nullable Object> seen,
      Optional<String> replayOf,
      Optional<String> incidentId,
      Optional<String> groupId,
      Optional<String> tells) {

    static RunView of(Run run) {
      return new RunView(
          run.id().value(),
          run.eventId().value(),
          run.program(),
          run.revision(),
          run.state().name(),
          run.state().reason(),
          run.state() instanceof RunState.DeadLettered(_, var fix) ? fix : "",
          run.attempts(),
          run.state() instanceof RunState.Waiting(var until, _)
              ? Optional.of(until)
              : Optional.empty(),
          run.createdAt(),
          run.endedAt(),
          run.seen(),
          run.replayOf().map(id -> id.value()),
          run.ties().incident(),
          run.ties().group(),
          run.ties().tells().map(it -> it.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** A run with its steps, as one object. */
  record RunDetail(@JsonUnwrapped RunView run, List<StepView> steps) {
    static RunDetail of(Run run, List<Attempt> attempts) {
      var byStep = new LinkedHashMap<String, List<Attempt>>();
      attempts.forEach(a -> byStep.computeIfAbsent(a.step(), _ -> new ArrayList<>()).add(a));
      var steps = byStep.values().stream().map(StepView::of).toList();
      return new RunDetail(RunView.of(run), steps);
    }
  }

  /**
   * @param attempts how many tries there were
   * @param error why the last one did not succeed; empty where it did
   * @param tries each of them
   */
  record StepView(
      String id,
      String uses,
      String state,
      int attempts,
      String summary,
      String error,
      String fix,
      Optional<Map<String, Object>> input,
      Map<String, @Nullable Object> seen,
      Map<String, Object> output,
      List<AttemptView> tries) {

    static StepView of(List<Attempt> attempts) {
      var last = attempts.getLast();
      var rendered = attempts.stream().filter(a -> a.input().isPresent()).findFirst();
      var result = last.result();
      var fine =
          result instanceof Attempt.Result.Succeeded || result instanceof Attempt.Result.Skipped;
      return new StepView(
          last.step(),
          last.uses(),
          result.name(),
          attempts.size(),
          fine ? result.text() : "",
          fine ? "" : result.text(),
          result instanceof Attempt.Result.Failed(_, var fix) ? fix : "",
          rendered.flatMap(Attempt::input),
          rendered.map(Attempt::seen).orElse(last.seen()),
          result instanceof Attempt.Result.Succeeded(_, var outputs) ? outputs : Map.of(),
          attempts.stream().map(AttemptView::of).toList());
    }
  }

  record AttemptView(
      int number,
      Instant startedAt,
      Optional<Instant> endedAt,
      String result,
      String text,
      String fix) {
    static AttemptView of(Attempt attempt) {
      return new AttemptView(
          attempt.number(),
          attempt.startedAt(),
          attempt.endedAt(),
          attempt.result().name(),
          attempt.result().text(),
          attempt.result() instanceof Attempt.Result.Failed(_, var fix) ? fix : "");
    }
  }

  record WorkflowView(
      String name,
      String kind,
      List<String> on,
      Optional<String> timing,
      List<String> sites,
      boolean paused,
      String revision,
      String file) {
    static WorkflowView of(Program program, boolean isPaused) {
      return new WorkflowView(
          program.name(),
          switch (program) {
            case Program.OfWorkflow _ -> "workflow";
            case Program.OfHandler _ -> "handler";
          },
          program.trigger().events().stream().sorted().toList(),
          program.trigger().timing().map(WorkflowView::words),
          program.trigger().sites().stream().sorted().toList(),
          isPaused,
          program.revision().hash(),
          program.revision().file());
    }

    private static String words(Timing timing) {
      return switch (timing) {
        case Timing.Schedule(var timetable) -> "schedule " + timetable;
        case Timing.Expectation(var events, _, var deadline) ->
            "expect %s by %s (%s)"
                .formatted(
                    String.join(" or ", events.stream().sorted().toList()),
                    deadline.by(),
                    deadline.zone());
      };
    }
  }

  record QuarantineView(
      String id,
      Instant receivedAt,
      Optional<String> site,
      String reason,
      int bytes,
      String raw,
      Optional<String> releasedAs) {
    static QuarantineView of(Quarantined odd) {
      return new QuarantineView(
          odd.id().value(),
          odd.receivedAt(),
          odd.site(),
          odd.reason(),
          odd.body().length,
          new String(odd.body(), StandardCharsets.UTF_8),
          odd.releasedAs().map(id -> id.value()));
    }
  }
}

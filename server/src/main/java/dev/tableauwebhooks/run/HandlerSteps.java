package dev.tableauwebhooks.run;

import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.handler.HandlerContext;
import dev.tableauwebhooks.handler.StepFailed;
import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.Lookups;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a handler sees of its run: its steps are journaled by name. Used by one thread. */
final class HandlerSteps implements HandlerContext {
  private static final Logger LOG = LoggerFactory.getLogger("handler");
  private static final String RESULT = "result";

  private final Surroundings surroundings;
  private final Journal journal;
  private final Claim claim;
  private final Attempt method;
  private final ActionCall actions;
  private final Lookups lookups;
  private final Set<String> names = new HashSet<>();

  HandlerSteps(Surroundings surroundings, Journal journal, Claim claim, Attempt method) {
    this.surroundings = surroundings;
    this.journal = journal;
    this.claim = claim;
    this.method = method;
    this.actions = new ActionCall(surroundings, claim);
    this.lookups = surroundings.lookups().apply(claim.event());
  }

  /** The handler goes on later: a step of it must be tried again. */
  static final class Deferred extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Optional<Duration> atLeast;

    Deferred(String reason, Optional<Duration> atLeast) {
      super(reason);
      this.atLeast = atLeast;
    }

    /** Present where we were told to wait, which uses up no attempt. */
    Optional<Duration> atLeast() {
      return atLeast;
    }
  }

  @Override
  public String runId() {
    return claim.run().id().value();
  }

  @Override
  public int attempt() {
    return method.number();
  }

  @Override
  public Site site() {
    return new SiteOfEvent(claim.event().site(), claim.event().event().origin().siteLuid());
  }

  private record SiteOfEvent(Optional<String> name, Optional<String> luid) implements Site {}

  @Override
  public Content content() {
    return new HandlerContent(this::look);
  }

  private Optional<Object> look(String path) {
    try {
      return lookups.find(path);
    } catch (LookupFailed e) {
      if (e.retry()) {
        throw new Deferred(String.valueOf(e.getMessage()), e.waitAtLeast());
      }
      throw new StepFailed(String.valueOf(e.getMessage()), e.fix());
    }
  }

  @Override
  public Map<String, Object> call(String step, String action, Map<String, ?> settings)
      throws InterruptedException {
    var known = surroundings.actions().get(action);
    if (known == null) {
      throw new StepFailed(
          "There is no action '%s'.".formatted(action),
          "Use one of: "
              + String.join(", ", surroundings.actions().keySet().stream().sorted().toList()));
    }
    var before = settledBefore(step);
    if (before.isPresent()) {
      return outputs(before.get());
    }
    Map<String, Object> input = new HashMap<>(settings);
    var attempt = journal.begin(place(step, action), Optional.of(input), Map.of());
    return conclude(attempt, actions.call(known, input, Set.of(), attempt, ActionCall.Past.NONE));
  }

  private Map<String, Object> conclude(Attempt attempt, ActionOutcome outcome)
      throws InterruptedException {
    return switch (outcome) {
      case ActionOutcome.Succeeded(var summary, var values) -> {
        journal.end(attempt, new Attempt.Result.Succeeded(summary, values));
        yield values;
      }
      case ActionOutcome.Skipped(var reason) -> {
        journal.end(attempt, new Attempt.Result.Skipped(reason));
        yield Map.of();
      }
      case ActionOutcome.RetryLater(var reason) -> {
        journal.end(attempt, new Attempt.Result.RetryLater(reason));
        throw new Deferred(reason, Optional.empty());
      }
      case ActionOutcome.Wait(var reason, var atLeast) -> {
        journal.end(attempt, new Attempt.Result.Wait(reason));
        throw new Deferred(reason, Optional.of(atLeast));
      }
      case ActionOutcome.Failed(var reason, var fix) -> {
        journal.end(attempt, new Attempt.Result.Failed(reason, fix));
        throw new StepFailed(reason, fix);
      }
    };
  }

  private static Map<String, Object> outputs(Attempt attempt) {
    return switch (attempt.result()) {
      case Attempt.Result.Succeeded(_, var values) -> values;
      case Attempt.Result.Failed(var reason, var fix) -> throw new StepFailed(reason, fix);
      default -> Map.of();
    };
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // the journal holds what T was
  public <T extends @Nullable Object> T step(String name, Callable<T> work) throws Exception {
    var before = settledBefore(name);
    if (before.isPresent()) {
      return (T) outputs(before.get()).get(RESULT);
    }
    var attempt = journal.begin(place(name, "step"), Optional.of(Map.of()), Map.of());
    try {
      var value = work.call();
      Map<String, Object> kept = value == null ? Map.of() : Map.of(RESULT, value);
      journal.end(attempt, new Attempt.Result.Succeeded("done", kept));
      return value;
    } catch (Fenced | InterruptedException | StoreUnavailable e) {
      throw e;
    } catch (Exception e) {
      // Whatever the handler's own work throws fails this try, and then the handler's.
      journal.end(attempt, new Attempt.Result.RetryLater(String.valueOf(e.getMessage())));
      throw e;
    }
  }

  private Optional<Attempt> settledBefore(String step) {
    if (!names.add(step) || step.equals(Attempt.METHOD)) {
      throw new StepFailed(
          "The step name '%s' is used twice.".formatted(step), "Give each step its own name.");
    }
    return journal.settled(step);
  }

  private Journal.Step place(String step, String uses) {
    return new Journal.Step(step, names.size(), uses, Map.of());
  }

  @Override
  public void log(String message) {
    LOG.atInfo().addKeyValue("runId", runId()).addKeyValue("handler", method.uses()).log(message);
  }

  /** A view of the look-ups for handlers. */
  private record HandlerContent(java.util.function.Function<String, Optional<Object>> look)
      implements Content {

    private Optional<String> text(String path) {
      return look.apply(path).map(String::valueOf);
    }

    @Override
    public Optional<String> luid() {
      return text("content.luid");
    }

    @Override
    public Optional<String> name() {
      return text("content.name");
    }

    @Override
    public Optional<String> url() {
      return text("content.url");
    }

    @Override
    public Optional<String> description() {
      return text("content.description");
    }

    @Override
    public Optional<String> projectName() {
      return text("content.project.name");
    }

    @Override
    public Optional<String> projectPath() {
      return text("content.project.path");
    }

    @Override
    public Optional<String> ownerName() {
      return text("content.owner.name");
    }

    @Override
    public Optional<String> ownerEmail() {
      return text("content.owner.email");
    }

    @Override
    public List<String> tags() {
      return look.apply("content.tags")
          .map(tags -> ((List<?>) tags).stream().map(String::valueOf).toList())
          .orElse(List.of());
    }
  }
}

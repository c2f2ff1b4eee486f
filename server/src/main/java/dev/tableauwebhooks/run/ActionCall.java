package dev.tableauwebhooks.run;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.workflow.SettingsBinder.InvalidSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls actions on behalf of one run, and turns what they should not throw into outcomes. */
final class ActionCall {
  private static final Logger LOG = LoggerFactory.getLogger(ActionCall.class);

  /** Why a step is given up that never came to its end. */
  static final String KILLS = "The process died during this step again and again.";

  private final Surroundings surroundings;
  private final Claim claim;

  /**
   * What was before the run.
   *
   * @param earlier what the step gave when it last succeeded in an earlier run of the same
   * @param incident that the run tells of
   */
  record Past(Map<String, Object> earlier, Optional<String> incident) {
    static final Past NONE = new Past(Map.of(), Optional.empty());
  }

  ActionCall(Surroundings surroundings, Claim claim) {
    this.surroundings = surroundings;
    this.claim = claim;
  }

  <S extends Record> ActionOutcome call(
      Action<S> action,
      Map<String, Object> input,
      Set<String> literalHosts,
      Attempt attempt,
      Past past)
      throws InterruptedException {
    var description = action.description();
    try {
      var settings = surroundings.binder().bind(description.settings(), input, literalHosts);
      return action.run(settings, context(attempt, past));
    } catch (InvalidSettings e) {
      return new ActionOutcome.Failed(String.valueOf(e.getMessage()), e.fix());
    } catch (RuntimeException e) {
      // A bug of a connector, perhaps one from outside: it must not take the worker down.
      LOG.atWarn()
          .addKeyValue("runId", claim.run().id())
          .addKeyValue("step", attempt.step())
          .addKeyValue("action", description.name())
          .setCause(e)
          .log("An action threw an exception");
      return new ActionOutcome.RetryLater(
          "%s threw %s".formatted(description.name(), e.getClass().getSimpleName()));
    }
  }

  private ActionContext context(Attempt attempt, Past past) {
    return new Context(
        claim.run().id().value(),
        attempt.step(),
        attempt.number(),
        claim.run().id().value() + "/" + attempt.step(),
        past.earlier(),
        past.incident(),
        claim.event().event(),
        claim.event().site());
  }

  private record Context(
      String runId,
      String step,
      int attempt,
      String idempotencyKey,
      Map<String, Object> earlier,
      Optional<String> incident,
      TableauEvent event,
      Optional<String> site)
      implements ActionContext {}
}

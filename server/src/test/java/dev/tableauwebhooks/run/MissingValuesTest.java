package dev.tableauwebhooks.run;

import static dev.tableauwebhooks.run.Engine.settings;
import static dev.tableauwebhooks.run.Engine.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.Lookups;
import dev.tableauwebhooks.workflow.OnMissing;
import dev.tableauwebhooks.workflow.RetryPolicy;
import dev.tableauwebhooks.workflow.Revision;
import dev.tableauwebhooks.workflow.Step;
import dev.tableauwebhooks.workflow.Trigger;
import dev.tableauwebhooks.workflow.Workflow;
import dev.tableauwebhooks.workflow.noise.Noise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code onMissing} promises. */
class MissingValuesTest {
  private static final RetryPolicy TWO_TRIES =
      new RetryPolicy(
          OptionalInt.of(2), Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofDays(1));

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // each test starts its own
  private Engine engine;

  private final ScriptedAction action =
      new ScriptedAction("test.ok", _ -> new ActionOutcome.Succeeded("told"));

  @AfterEach
  void stop() {
    engine.close();
  }

  private void start(OnMissing onMissing, RetryPolicy retry, Lookups lookups) {
    engine = new Engine(folder, Map.of(), lookups);
    var owner =
        settings(scope ->
            Map.of("text", "by " + scope.lookups().find("content.owner.name").orElse("?")));
    var tell = new Step("one", action, owner, Optional.empty(), false, Optional.empty());
    engine.activate(
        new Program.OfWorkflow(
            new Workflow(
                "tell",
                new Trigger(Set.of("WorkbookUpdated"), Set.of()),
                Optional.empty(),
                retry,
                onMissing,
                Noise.UNCHECKED,
                List.of(tell, step("two", action)),
                new Revision("hash", "tell.yaml", ""))));
  }

  private static Lookups failing(LookupFailed failure) {
    return _ -> {
      throw failure;
    };
  }

  @Test
  void goesOnWithoutAValueAfterItsTriesAndSaysSo() throws Exception {
    start(OnMissing.CONTINUE, TWO_TRIES, failing(LookupFailed.later("Tableau answered 503")));
    var id = engine.accept();
    engine.settle();
    assertThat(engine.state(id)).isInstanceOf(RunState.Waiting.class);
    engine.resume(id);

    assertThat(action.calls()).containsExactly("by ?#2", "two#1");
    assertThat(engine.state(id))
        .isEqualTo(
            new RunState.Succeeded(
                "told; told; went on without content.owner.name (Tableau answered 503)"));
  }

  @Test
  void goesOnAtOnceWhereWaitingDoesNotHelp() throws Exception {
    start(
        OnMissing.CONTINUE,
        RetryPolicy.DEFAULT,
        failing(LookupFailed.forGood("The PAT has expired", "Make a new one.")));
    var id = engine.accept();
    engine.settle();
    assertThat(action.calls()).containsExactly("by ?#1", "two#1");
    assertThat(engine.state(id).reason()).contains("The PAT has expired");
  }

  @Test
  void doesNotWaitLongerThanAnAlertMay() throws Exception {
    start(
        OnMissing.CONTINUE,
        RetryPolicy.DEFAULT,
        failing(LookupFailed.waitFor("Tableau said wait", Duration.ofMinutes(29))));
    engine.accept();
    engine.settle();
    assertThat(action.calls()).containsExactly("by ?#1", "two#1");
  }

  @Test
  void stopsWithoutAValueUnlessToldToGoOn() throws Exception {
    start(OnMissing.FAIL, TWO_TRIES, failing(LookupFailed.later("Tableau answered 503")));
    var id = engine.accept();
    engine.settle();
    engine.resume(id);
    assertThat(action.calls()).isEmpty();
    assertThat(engine.state(id)).isInstanceOf(RunState.DeadLettered.class);
  }
}

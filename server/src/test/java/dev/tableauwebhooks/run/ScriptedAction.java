package dev.tableauwebhooks.run;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionOutcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An action that does what a test says, and remembers its calls. */
final class ScriptedAction implements Action<ScriptedAction.Settings> {
  record Settings(String text) {}

  private final String name;
  private final Script script;
  private final List<String> calls = new CopyOnWriteArrayList<>();

  /** What it does when it is called. */
  @FunctionalInterface
  interface Script {
    ActionOutcome run(ActionContext context) throws InterruptedException;
  }

  ScriptedAction(String name, Script script) {
    this.name = name;
    this.script = script;
  }

  @Override
  public ActionDescription<Settings> description() {
    return new ActionDescription<>(name, "Does what the test says.", Settings.class, List.of());
  }

  @Override
  public ActionOutcome run(Settings settings, ActionContext context) throws InterruptedException {
    calls.add(settings.text() + "#" + context.attempt());
    return script.run(context);
  }

  /** The text and attempt of each call. */
  List<String> calls() {
    return List.copyOf(calls);
  }
}

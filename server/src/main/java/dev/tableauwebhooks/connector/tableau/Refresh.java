package dev.tableauwebhooks.connector.tableau;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionDescription.Output;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.Skipped;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import dev.tableauwebhooks.rest.model.RefreshStart;
import dev.tableauwebhooks.rest.model.RefreshStart.AlreadyQueued;
import dev.tableauwebhooks.rest.model.RefreshStart.Queued;
import java.util.List;
import java.util.Map;

/**
 * Queues an extract refresh. A repeat after a lost answer finds the first one queued and does
 * nothing, or, where that has run already, refreshes once more.
 */
final class Refresh implements Action<RefreshSettings> {
  private final Subjects subjects;

  Refresh(Subjects subjects) {
    this.subjects = subjects;
  }

  @Override
  public ActionDescription<RefreshSettings> description() {
    return new ActionDescription<>(
        "tableau.refresh",
        "Starts an extract refresh of a workbook or data source.",
        RefreshSettings.class,
        List.of(
            new Output("jobLuid", ActionDescription.Type.TEXT, "The job that does the refresh.")));
  }

  @Override
  public ActionOutcome run(RefreshSettings settings, ActionContext context)
      throws InterruptedException {
    return subjects.with(settings.wanted(), context, Refresh::refresh);
  }

  private static ActionOutcome refresh(Subject subject) {
    return switch (subject.type()) {
      case WORKBOOK -> outcome(subject, subject.tableau().workbooks().refresh(subject.luid()));
      case DATASOURCE -> outcome(subject, subject.tableau().datasources().refresh(subject.luid()));
      case VIEW, FLOW ->
          new Failed(
              "There is no extract to refresh in %s.".formatted(subject),
              "Give 'luid' and 'kind' of a workbook or data source in the step.");
    };
  }

  private static ActionOutcome outcome(Subject subject, RefreshStart start) {
    return switch (start) {
      case Queued(var job) ->
          new Succeeded(
              "Queued a refresh of %s as job %s.".formatted(subject, job), Map.of("jobLuid", job));
      case AlreadyQueued _ -> new Skipped("A refresh of %s was already queued.".formatted(subject));
    };
  }
}

package dev.tableauwebhooks.connector.tableau;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionDescription.Output;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.Skipped;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import dev.tableauwebhooks.rest.Broadcasts.Appearance;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.TableauProblem.Unreadable;
import dev.tableauwebhooks.rest.model.Broadcast;
import dev.tableauwebhooks.rest.model.ContentType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends each broadcast of a workbook anew, so that the public sees its present state. A repeat
 * sends the same again, which replaces what is there.
 */
final class UpdateBroadcast implements Action<UpdateBroadcastSettings> {
  private final Subjects subjects;

  UpdateBroadcast(Subjects subjects) {
    this.subjects = subjects;
  }

  @Override
  public ActionDescription<UpdateBroadcastSettings> description() {
    return new ActionDescription<>(
        "tableau.updateBroadcast",
        "Updates every broadcast of a workbook.",
        UpdateBroadcastSettings.class,
        List.of(
            new Output("updated", ActionDescription.Type.NUMBER, "How many broadcasts it has.")));
  }

  @Override
  public ActionOutcome run(UpdateBroadcastSettings settings, ActionContext context)
      throws InterruptedException {
    return subjects.with(
        settings.wanted(), context, subject -> update(subject, settings.appearance()));
  }

  private static ActionOutcome update(Subject subject, Appearance appearance) {
    if (subject.type() != ContentType.WORKBOOK) {
      return new Failed(
          "Only workbooks are broadcast, but the event is about %s.".formatted(subject),
          "Give 'luid' of a workbook in the step, or start the workflow from workbook events.");
    }
    var broadcasts = broadcasts(subject);
    if (broadcasts.isEmpty()) {
      return new Failed(
          "Site '%s' has no broadcasts: Tableau does not know the method (404)."
              .formatted(subject.site().name()),
          "Remove the step, or use a site of Tableau Cloud on which Broadcast is available.");
    }
    var ours =
        broadcasts.get().stream()
            .filter(it -> it.workbookLuid().equalsIgnoreCase(subject.luid()))
            .toList();
    if (ours.isEmpty()) {
      return new Skipped("no broadcast of this workbook");
    }
    ours.forEach(it -> subject.tableau().broadcasts().update(it.viewLuid(), appearance));
    return new Succeeded(
        "Updated %d %s of %s."
            .formatted(ours.size(), ours.size() == 1 ? "broadcast" : "broadcasts", subject),
        Map.of("updated", ours.size()));
  }

  /** Empty where the site has no such method, with Tableau's words for it or without. */
  private static Optional<List<Broadcast>> broadcasts(Subject subject) {
    try {
      return Optional.of(subject.tableau().broadcasts().list());
    } catch (TableauException e) {
      var unknown =
          e.isNotFound()
              || (e.problem() instanceof Unreadable unreadable && unreadable.status() == 404);
      if (unknown) {
        return Optional.empty();
      }
      throw e;
    }
  }
}

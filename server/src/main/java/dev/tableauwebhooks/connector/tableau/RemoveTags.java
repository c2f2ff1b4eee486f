package dev.tableauwebhooks.connector.tableau;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionDescription.Output;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.Skipped;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.model.Content;
import java.util.List;
import java.util.Map;

/** Removes those of the tags that the object has. */
final class RemoveTags implements Action<TagsSettings> {
  private final Subjects subjects;

  RemoveTags(Subjects subjects) {
    this.subjects = subjects;
  }

  @Override
  public ActionDescription<TagsSettings> description() {
    return new ActionDescription<>(
        "tableau.removeTags",
        "Removes tags from a workbook, data source, view or flow.",
        TagsSettings.class,
        List.of(new Output("removed", ActionDescription.Type.ANY, "The tags that it had.")));
  }

  @Override
  public ActionOutcome run(TagsSettings settings, ActionContext context)
      throws InterruptedException {
    if (settings.hasEmptyTag()) {
      return new Failed("One of the tags is empty.", "Give each of 'tags' a text.");
    }
    return subjects.with(settings.wanted(), context, subject -> removed(subject, settings.tags()));
  }

  /**
   * Asks first which tags there are: a 404 for the tag and one for the object look alike, and only
   * the latter is trouble.
   */
  private static ActionOutcome removed(Subject subject, List<String> unwanted) {
    var there =
        content(subject).tags().stream()
            .filter(tag -> unwanted.stream().anyMatch(tag::equalsIgnoreCase))
            .toList();
    if (there.isEmpty()) {
      return new Skipped(
          "%s has no tag %s.".formatted(capitalized(subject), String.join(" or ", unwanted)));
    }
    there.forEach(tag -> remove(subject, tag));
    return new Succeeded(
        "Removed %s from %s.".formatted(String.join(", ", there), subject),
        Map.of("removed", there));
  }

  private static void remove(Subject subject, String tag) {
    try {
      subject.tableau().tags().remove(subject.type(), subject.luid(), tag);
    } catch (TableauException e) {
      // Somebody else was faster.
      if (!e.isNotFound()) {
        throw e;
      }
    }
  }

  private static Content content(Subject subject) {
    var tableau = subject.tableau();
    return switch (subject.type()) {
      case WORKBOOK -> tableau.workbooks().get(subject.luid());
      case DATASOURCE -> tableau.datasources().get(subject.luid());
      case VIEW -> tableau.views().get(subject.luid());
      case FLOW -> tableau.flows().get(subject.luid());
    };
  }

  private static String capitalized(Subject subject) {
    var text = subject.toString();
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}

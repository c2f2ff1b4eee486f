package dev.tableauwebhooks.connector.tableau;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionDescription.Output;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.Skipped;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import java.util.List;
import java.util.Map;

/** Adds tags to those that the object has; a tag that it has already stays as it is. */
final class AddTags implements Action<TagsSettings> {
  private final Subjects subjects;

  AddTags(Subjects subjects) {
    this.subjects = subjects;
  }

  @Override
  public ActionDescription<TagsSettings> description() {
    return new ActionDescription<>(
        "tableau.addTags",
        "Adds tags to a workbook, data source, view or flow.",
        TagsSettings.class,
        List.of(
            new Output("tags", ActionDescription.Type.ANY, "All tags of the object afterwards.")));
  }

  @Override
  public ActionOutcome run(TagsSettings settings, ActionContext context)
      throws InterruptedException {
    if (settings.tags().isEmpty()) {
      return new Skipped("There is no tag to add.");
    }
    if (settings.hasEmptyTag()) {
      return new Failed("One of the tags is empty.", "Give each of 'tags' a text.");
    }
    return subjects.with(settings.wanted(), context, subject -> added(subject, settings.tags()));
  }

  private static ActionOutcome added(Subject subject, List<String> tags) {
    var all = subject.tableau().tags().add(subject.type(), subject.luid(), tags);
    return new Succeeded(
        "Added %s to %s.".formatted(String.join(", ", tags), subject), Map.of("tags", all));
  }
}

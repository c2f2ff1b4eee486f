package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.BackgroundJob;
import dev.tableauwebhooks.rest.model.ContentReference;
import dev.tableauwebhooks.rest.model.ContentType;
import dev.tableauwebhooks.rest.model.Job;
import dev.tableauwebhooks.rest.model.Job.Finish;
import dev.tableauwebhooks.rest.model.Job.StatusNote;
import dev.tableauwebhooks.rest.model.Job.Times;
import java.util.List;
import java.util.Optional;

/** Jobs as JSON: a list has other names for the same things than a single job. */
final class JobJson {
  private JobJson() {}

  static BackgroundJob listed(Json json) {
    return new BackgroundJob(
        json.requiredText("id"),
        json.text("status").orElse(""),
        json.text("jobType").orElse(""),
        json.text("title"),
        json.text("subtitle"),
        json.instant("createdAt"),
        json.instant("startedAt"),
        json.instant("endedAt"));
  }

  static Job read(Json json) {
    var refresh = json.object("extractRefreshJob");
    var flow = json.object("runFlowJobType");
    return new Job(
        json.requiredText("id"),
        json.text("type").orElse(""),
        json.number("progress"),
        new Times(
            json.instant("createdAt"), json.instant("startedAt"), json.instant("completedAt")),
        finish(json),
        refresh.flatMap(it -> it.text("notes")),
        refresh
            .flatMap(JobJson::refreshed)
            .or(() -> flow.flatMap(it -> content(it, "flow", ContentType.FLOW))),
        flow.flatMap(it -> it.text("flowRunId")),
        statusNotes(json));
  }

  /** The workbook or data source that a refresh, or the task of one, is about. */
  static Optional<ContentReference> refreshed(Json json) {
    return content(json, "workbook", ContentType.WORKBOOK)
        .or(() -> content(json, "datasource", ContentType.DATASOURCE));
  }

  private static Optional<ContentReference> content(Json json, String name, ContentType type) {
    return Facts.reference(json, name).map(it -> new ContentReference(type, it.luid(), it.name()));
  }

  /** Some servers write a finish code from the start, so it counts only where the job has ended. */
  private static Optional<Finish> finish(Json json) {
    return json.text("completedAt")
        .flatMap(_ -> json.text("finishCode"))
        .map(code ->
            switch (code) {
              case "1" -> Finish.FAILED;
              case "2" -> Finish.CANCELLED;
              default -> Finish.SUCCEEDED;
            });
  }

  private static List<StatusNote> statusNotes(Json json) {
    return json.list("statusNotes", "statusNote").stream()
        .map(note ->
            new StatusNote(
                note.text("type").orElse(""),
                note.text("value").orElse(""),
                note.text("text").orElse("")))
        .toList();
  }
}

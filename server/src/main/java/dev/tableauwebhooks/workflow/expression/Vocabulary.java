package dev.tableauwebhooks.workflow.expression;

import static dev.tableauwebhooks.workflow.expression.ValueType.ANY;
import static dev.tableauwebhooks.workflow.expression.ValueType.BOOLEAN;
import static dev.tableauwebhooks.workflow.expression.ValueType.LIST;
import static dev.tableauwebhooks.workflow.expression.ValueType.NUMBER;
import static dev.tableauwebhooks.workflow.expression.ValueType.TEXT;
import static dev.tableauwebhooks.workflow.expression.ValueType.TIME;

import java.util.List;

/**
 * Every name that an expression can see. The type checker, the reference and the tests read this
 * one table.
 */
public final class Vocabulary {

  private static final List<Name> NAMES =
      List.of(
          new Name("event.type", TEXT, "The event's name, such as `WorkbookRefreshFailed`."),
          new Name(
              "event.resource.kind",
              TEXT,
              "What the event is about: `workbook`, `datasource`, `view`, `flow`, `user`, `site`,"
                  + " `subscription`, `webhook`, `run` or `unknown`."),
          new Name("event.resource.name", TEXT, "The object's name at the time of the event."),
          new Name(
              "event.resource.luid", TEXT, "The object's identifier, which survives renaming."),
          new Name("event.siteLuid", TEXT, "The identifier of the site that sent the event."),
          new Name("event.createdAt", TIME, "When it happened, by Tableau's clock."),
          new Name("event.receivedAt", TIME, "When this server accepted it."),
          new Name(
              "event.age",
              NUMBER,
              "How many seconds lie between the two; many where it was made up for after an"
                  + " outage."),
          new Name(
              "event.isReconciled",
              BOOLEAN,
              "Whether Tableau never delivered it, and this server found it in the site's list of"
                  + " jobs."),
          new Name("event.id", TEXT, "This server's identifier of the event."),
          new Name(
              "event.text", TEXT, "The English sentence that newer Tableau versions send along."),
          new Name("event.raw", ANY, "The whole body as Tableau posted it."),
          new Name("content.luid", TEXT, "The identifier of the object that the event is about."),
          new Name("content.name", TEXT, "Its present name."),
          new Name("content.kind", TEXT, "Its kind, as in `event.resource.kind`."),
          new Name("content.url", TEXT, "The address that opens it in a browser."),
          new Name("content.description", TEXT, "Its description."),
          new Name("content.createdAt", TIME, "When it was created."),
          new Name("content.updatedAt", TIME, "When it was last changed."),
          new Name("content.isCertified", BOOLEAN, "Whether a data source is certified."),
          new Name("content.certificationNote", TEXT, "What the certifier wrote."),
          new Name("content.tags", LIST, "Its tags, as a list of text."),
          new Name(
              "content.sizeInMegabytes", NUMBER, "The size of a workbook, as Tableau rounds it."),
          new Name("content.views", LIST, "The names of a workbook's views."),
          new Name("content.project.name", TEXT, "The name of the project it lies in."),
          new Name(
              "content.project.path",
              TEXT,
              "The project with all above it, such as `Finance/Reports/Monthly`."),
          new Name("content.project.luid", TEXT, "The project's identifier."),
          new Name("content.owner.luid", TEXT, "The owner's identifier."),
          new Name("content.owner.name", TEXT, "The owner's user name."),
          new Name("content.owner.fullName", TEXT, "The owner's full name."),
          new Name("content.owner.email", TEXT, "The owner's e-mail address."),
          new Name("content.workbook.luid", TEXT, "The identifier of the workbook of a view."),
          new Name("content.workbook.name", TEXT, "The name of the workbook of a view."),
          new Name("site.name", TEXT, "The site's name in the configuration."),
          new Name("site.luid", TEXT, "The site's identifier."),
          new Name("site.url", TEXT, "The address that opens the site in a browser."),
          new Name("site.contentUrl", TEXT, "The site's name in addresses; empty for the default."),
          new Name("job.luid", TEXT, "The identifier of the refresh's job."),
          new Name("job.error", TEXT, "Why the refresh failed, in Tableau's words."),
          new Name(
              "job.errorKind",
              TEXT,
              "The kind of that error: `login`, `timeout`, `missing-table`, `permission`, `driver`,"
                  + " `connection`, `disk`, `memory` or `other`."),
          new Name("job.startedAt", TIME, "When the refresh began."),
          new Name("job.completedAt", TIME, "When it ended."),
          new Name("job.seconds", NUMBER, "How many seconds it took."),
          new Name("task.luid", TEXT, "The identifier of the schedule that refreshes the object."),
          new Name(
              "task.consecutiveFailures",
              NUMBER,
              "How often in a row the scheduled refresh has failed, by Tableau's count."),
          new Name("task.nextRunAt", TIME, "When the next scheduled refresh is due."),
          new Name(
              "task.isSuspendedSoon",
              BOOLEAN,
              "Whether one or two more failures make Tableau Cloud suspend the schedule."),
          new Name("task.isSuspended", BOOLEAN, "Whether it is suspended."),
          new Name("lineage.workbooks", LIST, "The names of the workbooks that read the object."),
          new Name("lineage.dashboards", LIST, "The names of the dashboards that show it."),
          new Name("lineage.flows", LIST, "The names of the flows that read it."),
          new Name(
              "lineage.upstream", LIST, "The names of the published data sources that it reads."),
          new Name("lineage.owners", LIST, "The names of those who own any of these, each once."),
          new Name("lineage.ownerEmails", LIST, "Their e-mail addresses, each once."),
          new Name(
              "lineage.isPartial",
              BOOLEAN,
              "Whether Tableau gave up before it had found everything."),
          new Name("usage.totalViews", NUMBER, "How often the object was ever looked at."),
          new Name("usage.recentViews", NUMBER, "How often in the last month."),
          new Name(
              "previous.lastSuccessAt",
              TIME,
              "When the last refresh before this event succeeded, by this server's own events."),
          new Name("previous.lastFailureAt", TIME, "When the last one before this event failed."),
          new Name(
              "previous.failuresInARow",
              NUMBER,
              "How many refreshes in a row had failed before this event; counted up to 200."),
          new Name(
              "events",
              ANY,
              "The new events that the run tells of, the oldest first, at most 1,000: a list of maps"
                  + " with `id`, `type`, `kind`, `name`, `luid`, `createdAt`, `receivedAt`, `site`"
                  + " and `text`. Without a group, the one event."),
          new Name("group.id", TEXT, "The group's identifier, as in `tableau-webhooks groups`."),
          new Name("group.count", NUMBER, "How many new events the run tells of."),
          new Name("group.total", NUMBER, "How many events have joined since the group opened."),
          new Name("group.number", NUMBER, "1 in the group's first run, 2 in the next."),
          new Name("group.openedAt", TIME, "When its first event came."),
          new Name("group.names", LIST, "The names of what the new events are about, each once."),
          new Name("incident.id", TEXT, "The incident, as in `tableau-webhooks incidents`."),
          new Name("incident.key", TEXT, "What its failures have in common."),
          new Name("incident.state", TEXT, "`open`, `resolved` or `closed`."),
          new Name("incident.isNew", BOOLEAN, "Whether no run has told of it before."),
          new Name("incident.openedAt", TIME, "When its first failure happened."),
          new Name("incident.endedAt", TIME, "When it was over."),
          new Name("incident.failures", NUMBER, "How many failures were counted."),
          new Name("incident.members", LIST, "The names of what still fails, at most 1,000."),
          new Name("incident.memberCount", NUMBER, "How many objects still fail."),
          new Name("incident.recovered", LIST, "The names of what has recovered, at most 1,000."),
          new Name("incident.recoveredCount", NUMBER, "How many objects have recovered."),
          new Name("incident.totalCount", NUMBER, "How many objects have failed at all."),
          new Name("incident.acknowledgedBy", TEXT, "Who has acknowledged it."),
          new Name("incident.closedBy", TEXT, "Who has closed it by hand."),
          new Name("run.id", TEXT, "The run, as in `tableau-webhooks run ID`."),
          new Name("run.workflow", TEXT, "The workflow's name."));

  private static final List<Name> OPEN_NAMES =
      List.of(
          new Name(
              "steps.<id>.<output>",
              ANY,
              "An output of an earlier step; the action's reference says which there are."),
          new Name(
              "earlier.<id>.<output>",
              ANY,
              "What a step gave in the run before of the same incident or group; absent in the"
                  + " first."),
          new Name("env.<NAME>", TEXT, "A variable that the configuration shows to workflows."),
          new Name(
              "secrets.<NAME>",
              TEXT,
              "A secret of the configuration; only as the whole value of a setting that takes"
                  + " one."));

  private static final List<Name> INHIBITOR_NAMES =
      List.of(
          new Name("inhibitor.workflow", TEXT, "In `inhibits` only: this workflow's name."),
          new Name("inhibitor.key", TEXT, "In `inhibits` only: the key of the open incident."),
          new Name("inhibitor.id", TEXT, "In `inhibits` only: its identifier."));

  private Vocabulary() {}

  /**
   * One name.
   *
   * @param path as it is written, with dots
   * @param type what it holds; {@link ValueType#LIST} stands for a list of text here
   * @param meaning one sentence, with Markdown's code marks
   */
  public record Name(String path, ValueType type, String meaning) {}

  /** The fixed names, in the order of the reference. */
  public static List<Name> names() {
    return NAMES;
  }

  /** What {@code inhibits} sees besides. */
  public static List<Name> inhibitorNames() {
    return INHIBITOR_NAMES;
  }

  /**
   * The names that depend on the workflow and the configuration, with their open parts in {@code
   * <>}.
   */
  public static List<Name> openNames() {
    return OPEN_NAMES;
  }
}

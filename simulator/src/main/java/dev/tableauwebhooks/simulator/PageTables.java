package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.PageForms.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The tables of the page: webhooks, content, jobs, tasks, deliveries and users of one site. */
final class PageTables {

  private static final int SHOWN_CONTENT = 60;
  private static final int DELIVERIES_OF_A_HOOK = 8;

  private final World world;
  private final Site site;
  private final PageForms forms;

  PageTables(World world, Site site, boolean live) {
    this.world = world;
    this.site = site;
    this.forms = new PageForms(site, live);
  }

  PageForms forms() {
    return forms;
  }

  Markup all() {
    return Markup.join(List.of(hooks(), content(), jobs(), tasks(), deliveries(), users()));
  }

  /** A form by which any event can be sent about anything. */
  Markup fire() {
    var events =
        Arrays.stream(HookEvent.values())
            .map(event -> new Option(event.wireName(), event.wireName()))
            .toList();
    return Markup.of(
        "<section><h2>Send an event <small>nothing changes on the site</small></h2>{}</section>",
        forms.form(
            "fire",
            "",
            Markup.join(
                List.of(
                    PageForms.select("event", "Event", events),
                    PageForms.select("luid", "About", subjects()),
                    errors(),
                    Markup.of(
                        "<input class=\"few\" type=\"number\" name=\"copies\" value=\"1\" min=\"1\" max=\"100\" aria-label=\"Copies\">"))),
            "Send",
            "main"));
  }

  private List<Option> subjects() {
    var subjects = new ArrayList<Option>();
    for (var content : site.content().all()) {
      if (!(content instanceof Flow)) {
        subjects.add(new Option(content.luid(), kind(content) + ": " + content.name()));
      }
    }
    site.users()
        .all()
        .forEach(user -> subjects.add(new Option(user.luid(), "User: " + user.name())));
    subjects.add(new Option(site.luid(), "Site: " + site.facts().name()));
    return subjects;
  }

  private static Markup errors() {
    return PageForms.select(
        "error", "Error", JobError.names().stream().map(name -> new Option(name, name)).toList());
  }

  private Markup hooks() {
    var rows = site.webhooks().all().stream().map(this::hook).toList();
    return table(
        "Webhooks",
        rows.isEmpty()
            ? "None yet: a program that signs in can make some."
            : "the latest deliveries of each, newest last",
        Markup.of("<th>Event<th>State<th>Address<th>Deliveries<th>"),
        rows);
  }

  private Markup hook(Webhook hook) {
    var attempts =
        world.engine().deliveries().log().stream()
            .filter(attempt -> attempt.webhookLuid().equals(hook.luid()))
            .toList();
    var latest =
        attempts.subList(Math.max(0, attempts.size() - DELIVERIES_OF_A_HOOK), attempts.size());
    return Markup.of(
        "<tr><td class=\"short name\">{}<td class=\"short\">{}<td>{}<br><code>{}</code>{}<td>{}<td class=\"do\">{}</tr>",
        hook.event(),
        pill(hook.enabled() ? "good" : "bad", hook.enabled() ? "enabled" : "disabled"),
        hook.name(),
        hook.url(),
        hook.statusChangeReason().isEmpty()
            ? Markup.NONE
            : Markup.of("<div class=\"soft\">{}</div>", hook.statusChangeReason()),
        Markup.join(latest.stream().map(PageTables::attempt).toList()),
        hook.enabled()
            ? forms.button("hookOff", hook.luid(), "Disable")
            : forms.button("hookOn", hook.luid(), "Enable"));
  }

  private static Markup attempt(Attempt attempt) {
    return Markup.of(
        "<span class=\"pill {}\" title=\"{}\">{}{}</span> ",
        attempt.successful() ? "good" : "bad",
        Values.date(attempt.at()) + " " + attempt.event() + ": " + attempt.result(),
        attempt.status() == 0 ? "no answer" : attempt.status(),
        attempt.number() > 1 ? " · try " + attempt.number() : "");
  }

  private Markup content() {
    var all = site.content().all().stream().filter(it -> !(it instanceof View)).toList();
    var note =
        all.size() > SHOWN_CONTENT ? "the first %d of %d".formatted(SHOWN_CONTENT, all.size()) : "";
    return table(
        "Content",
        note,
        Markup.of("<th>Name<th>Project, owner<th>Latest job<th>"),
        all.stream().limit(SHOWN_CONTENT).map(this::content).toList());
  }

  private Markup content(Content content) {
    var listing = content.listing();
    var job =
        site.jobs().all().reversed().stream()
            .filter(it -> it.target().luid().equals(content.luid()))
            .findFirst();
    return Markup.of(
        """
        <tr><td><span class="name">{}</span> {}<br><span class="soft">{} <code>{}</code></span>
        <td>{}<br><span class="soft">{}</span><td class="short">{}<td class="do">{}</tr>\
        """,
        content.name(),
        Markup.join(
            listing.tags().stream()
                .map(tag -> Markup.of("<span class=\"tag\">{}</span>", tag))
                .toList()),
        kind(content),
        content.luid(),
        site.pathOf(listing.projectLuid()),
        site.users().find(listing.ownerLuid()).map(User::name).orElse(""),
        job.map(it -> status(it.status())).orElse(Markup.NONE),
        contentButtons(content));
  }

  private Markup contentButtons(Content content) {
    if (content instanceof Flow) {
      return Markup.join(
          List.of(
              forms.button("runFlow", content.luid(), "Run"),
              forms.form(
                  "runFlow",
                  content.luid(),
                  hiddenError(JobError.FLOW_INPUT_MISSING),
                  "Fail",
                  "")));
    }
    var kind = kind(content).equals("Workbook") ? "Workbook" : "Datasource";
    var events =
        Stream.of("Created", "Updated", "Deleted")
            .map(what -> new Option(kind + what, what))
            .toList();
    return Markup.join(
        List.of(
            forms.button("refresh", content.luid(), "Refresh"),
            forms.form("refresh", content.luid(), errors(), "Fail", ""),
            forms.form(
                "fire", content.luid(), PageForms.select("event", "Event", events), "Send", "")));
  }

  private static Markup hiddenError(JobError error) {
    return Markup.of("<input type=\"hidden\" name=\"error\" value=\"{}\">", error.wireName());
  }

  private Markup jobs() {
    var jobs = Page.latest(site.jobs().all());
    return table(
        "Jobs",
        jobs.isEmpty() ? "None yet." : "the latest",
        Markup.of("<th>State<th>What<th>Of<th>Since<th>Notes<th>"),
        jobs.stream().map(this::job).toList());
  }

  private Markup job(Job job) {
    return Markup.of(
        "<tr><td class=\"short\">{}<td class=\"short\">{}<td class=\"name\">{}<td class=\"short soft\">{}<td class=\"soft\">{}<td class=\"do\">{}</tr>",
        status(job.status()),
        job.type(),
        job.target().name(),
        Values.date(job.completedAt().or(job::startedAt).orElse(job.createdAt())),
        job.notes(),
        job.isOpen()
            ? Markup.join(
                List.of(
                    forms.button("succeed", job.luid(), "Succeed"),
                    forms.form("failJob", job.luid(), errors(), "Fail", ""),
                    forms.button("cancel", job.luid(), "Cancel")))
            : Markup.NONE);
  }

  private Markup tasks() {
    var rows = new ArrayList<Markup>();
    for (var schedule : site.belongings().schedules().all()) {
      rows.add(
          Markup.of(
              "<tr><td class=\"name\">{}<td class=\"soft\">{}, {}<td>{}<td class=\"do\">{}</tr>",
              schedule.name(),
              schedule.type(),
              schedule.frequency(),
              Markup.join(
                  site.belongings().tasks().all().stream()
                      .filter(task -> task.scheduleLuid().equals(schedule.luid()))
                      .limit(SHOWN_CONTENT)
                      .map(this::task)
                      .toList()),
              forms.button("runSchedule", schedule.luid(), "Run now")));
    }
    return table(
        "Schedules",
        "five failures in a row suspend a task",
        Markup.of("<th>Schedule<th>When<th>Refreshes<th>"),
        rows);
  }

  private Markup task(RefreshTask task) {
    var name = site.content().find(task.contentLuid()).map(Content::name).orElse("(gone)");
    if (task.isSuspended()) {
      return Markup.of(
          "{} {} {}",
          name,
          pill("bad", "suspended"),
          forms.button("resume", task.luid(), "Resume"));
    }
    return Markup.of(
        "<span class=\"tag\">{}{}</span>",
        name,
        task.consecutiveFailedCount() == 0
            ? Markup.NONE
            : Markup.of(" · failed {} times", task.consecutiveFailedCount()));
  }

  private Markup deliveries() {
    var attempts = Page.latest(world.engine().deliveries().log());
    var rows =
        attempts.stream()
            .map(attempt ->
                Markup.of(
                    "<tr><td class=\"short\">{}<td class=\"short soft\">{}<td>{}<br><span class=\"soft\">{}</span></tr>",
                    attempt(attempt),
                    Values.date(attempt.at()),
                    attempt.event(),
                    attempt.result()))
            .toList();
    return narrowTable(
        "Deliveries",
        rows.isEmpty() ? "None yet." : "the latest first",
        Markup.of("<th>Answer<th>At<th>Event"),
        rows);
  }

  private Markup users() {
    return narrowTable(
        "Users",
        "",
        Markup.of("<th>User<th>Name<th>Role<th>"),
        site.users().all().stream()
            .limit(SHOWN_CONTENT)
            .map(user ->
                Markup.of(
                    "<tr><td class=\"name\">{}<td>{}<br><span class=\"soft\">{}</span><td>{}<td class=\"do\">{}</tr>",
                    user.name(),
                    user.fullName(),
                    user.email(),
                    user.siteRole(),
                    user.isSiteAdministrator()
                        ? forms.button("demote", user.luid(), "Demote")
                        : forms.button("promote", user.luid(), "Promote")))
            .toList());
  }

  private static Markup table(String title, String note, Markup head, List<Markup> rows) {
    return Markup.of(
        "<section class=\"wide\"><h2>{} <small>{}</small></h2>{}</section>",
        title,
        note,
        body(head, rows));
  }

  private static Markup narrowTable(String title, String note, Markup head, List<Markup> rows) {
    return Markup.of(
        "<section><h2>{} <small>{}</small></h2>{}</section>", title, note, body(head, rows));
  }

  private static Markup body(Markup head, List<Markup> rows) {
    return rows.isEmpty()
        ? Markup.NONE
        : Markup.of("<table><tr>{}</tr>{}</table>", head, Markup.join(rows));
  }

  private static Markup status(Job.Status status) {
    var look =
        switch (status) {
          case SUCCESS -> "good";
          case FAILED -> "bad";
          case PENDING, IN_PROGRESS -> "wait";
          case CANCELLED -> "";
        };
    return pill(look, status.wireName());
  }

  private static Markup pill(String look, String text) {
    return Markup.of("<span class=\"pill {}\">{}</span>", look, text);
  }

  private static String kind(Content content) {
    return content instanceof Datasource ? "Data source" : content.getClass().getSimpleName();
  }
}

package dev.tableauwebhooks.simulator;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds things of a site by LUID or by name, for people and tests, who get told what is wrong. */
final class Lookup {

  private final Site site;

  Lookup(Site site) {
    this.site = site;
  }

  Content content(String luidOrName) {
    return one("content", luidOrName, site.content().all(), Content::luid, Content::name);
  }

  <T extends Content> T content(ContentKind<T> kind, String luidOrName) {
    return one(kind.name(), luidOrName, site.all(kind.type()), Content::luid, Content::name);
  }

  /** A workbook or a data source, the things that can be refreshed and labelled. */
  Content workbookOrDatasource(String luidOrName) {
    return one(
        "workbook or data source",
        luidOrName,
        workbooksAndDatasources(),
        Content::luid,
        Content::name);
  }

  List<Content> workbooksAndDatasources() {
    return site.content().all().stream()
        .filter(content -> content instanceof Workbook || content instanceof Datasource)
        .toList();
  }

  /** Those whose name has the form, in which {@code *} stands for any text; at least one. */
  List<Content> all(List<Content> among, String form) {
    if (!form.contains("*")) {
      return List.of(one("content", form, among, Content::luid, Content::name));
    }
    var pattern =
        Pattern.compile(
            Arrays.stream(form.split("\\*", -1)).map(Pattern::quote).collect(joining(".*")),
            Pattern.DOTALL);
    var found =
        among.stream().filter(content -> pattern.matcher(content.name()).matches()).toList();
    if (found.isEmpty()) {
      throw new SimulatorException(
          "Site '%s' has nothing whose name has the form '%s'."
              .formatted(site.facts().contentUrl(), form));
    }
    return found;
  }

  User user(String luidOrName) {
    return one("user", luidOrName, site.users().all(), User::luid, User::name);
  }

  Job job(String luidOrName) {
    return one("job", luidOrName, site.jobs().all(), Job::luid, job -> job.target().name());
  }

  Schedule schedule(String luidOrName) {
    return one(
        "schedule",
        luidOrName,
        site.belongings().schedules().all(),
        Schedule::luid,
        Schedule::name);
  }

  /** A task, by its LUID or the name of what it refreshes. */
  RefreshTask task(String luidOrName) {
    return one(
        "refresh task",
        luidOrName,
        site.belongings().tasks().all(),
        RefreshTask::luid,
        task -> site.content().find(task.contentLuid()).map(Content::name).orElse(""));
  }

  /** A subscription, by its LUID or its subject. */
  Subscription subscription(String luidOrName) {
    return one(
        "subscription",
        luidOrName,
        site.belongings().subscriptions().all(),
        Subscription::luid,
        Subscription::subject);
  }

  Webhook webhook(String luidOrName) {
    return one("webhook", luidOrName, site.webhooks().all(), Webhook::luid, Webhook::name);
  }

  Project project(String path) {
    return one(
        "project",
        path,
        site.projects().all(),
        Project::luid,
        project -> site.pathOf(project.luid()));
  }

  private <T> T one(
      String kind,
      String wanted,
      List<T> among,
      Function<T, String> luid,
      Function<T, String> name) {
    var byLuid = among.stream().filter(item -> luid.apply(item).equals(wanted)).findFirst();
    if (byLuid.isPresent()) {
      return byLuid.get();
    }
    var byName = among.stream().filter(item -> name.apply(item).equals(wanted)).toList();
    if (byName.size() == 1) {
      return byName.getFirst();
    }
    throw byName.isEmpty()
        ? new SimulatorException(
            "Site '%s' has no %s '%s'. Use a LUID or an exact name; GET /simulator lists them."
                .formatted(site.facts().contentUrl(), kind, wanted))
        : new SimulatorException(
            "Site '%s' has %d of %s '%s'. Use a LUID: %s"
                .formatted(
                    site.facts().contentUrl(),
                    byName.size(),
                    kind,
                    wanted,
                    String.join(", ", byName.stream().map(luid).toList())));
  }
}

package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Publisher.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Does to a site what its people, its schedules and bad luck do to a real one. Takes LUIDs and
 * names as people write them and says what is wrong with them; the Java methods, the control, the
 * page and scenarios all go through here.
 */
final class Director {

  /** What is to be other about a workbook, data source or flow; empty for what stays. */
  record Changes(
      Optional<String> name,
      Optional<String> projectPath,
      Optional<String> owner,
      Optional<String> description) {}

  private static final String ALL = "*";

  private final Engine engine;
  private final Firings firings;

  Director(Engine engine) {
    this.engine = engine;
    this.firings = new Firings(engine.events(), engine.refreshes());
  }

  /** Refreshes one workbook or data source, or all whose name has the form of {@code Store *}. */
  List<Job> refresh(Site site, String form, Job.Kind kind, Course course) {
    return contents(site, form).stream()
        .map(
            content -> unlessRefused(() -> engine.refreshes().request(site, content, kind, course)))
        .toList();
  }

  /** The next refresh or run of it that is not yet decided ends in this error. */
  void failNext(Content content, String nameOrText) {
    engine.backgrounder().failNext(content.luid(), nameOrText);
  }

  /** Ends an open job, named by its LUID or what it works on; with an error it failed. */
  Job finish(Site site, String luidOrName, Optional<String> error) {
    var luid = openJob(site, luidOrName);
    return engine.backgrounder().finish(site, luid, error).orElseThrow(() -> ended(luidOrName));
  }

  Job cancel(Site site, String luidOrName) {
    var luid = openJob(site, luidOrName);
    if (!engine.backgrounder().cancel(site, luid)) {
      throw ended(luidOrName);
    }
    return new Lookup(site).job(luid);
  }

  Job runFlow(Site site, String luidOrName, Course course) {
    var flow = new Lookup(site).content(ContentKind.FLOWS, luidOrName);
    var user = site.users().all().getFirst();
    return unlessRefused(() -> engine.flowRuns().request(site, flow, user, course));
  }

  Job sendSubscription(Site site, String luidOrSubject, Course course) {
    var subscription = new Lookup(site).subscription(luidOrSubject);
    return unlessRefused(() -> engine.mails().send(site, subscription, course));
  }

  /** Queues what a schedule runs, but for what is suspended or under way. */
  List<Job> runSchedule(Site site, String luidOrName, Course course) {
    var schedule = new Lookup(site).schedule(luidOrName);
    var jobs = new ArrayList<>(engine.refreshes().run(site, schedule, course));
    jobs.addAll(engine.mails().run(site, schedule, course));
    return jobs;
  }

  /** Lets the schedule run a suspended refresh task again. */
  RefreshTask resumeTask(Site site, String luidOrName) {
    return site.belongings()
        .tasks()
        .update(new Lookup(site).task(luidOrName).luid(), task -> task.withFailures(0))
        .orElseThrow();
  }

  Workbook publishWorkbook(Site site, Publication publication) {
    return engine.publisher().publishWorkbook(site, place(site, publication), publication);
  }

  Datasource publishDatasource(Site site, Publication publication) {
    return engine.publisher().publishDatasource(site, place(site, publication), publication);
  }

  Content update(Site site, String luidOrName, Changes changes) {
    var lookup = new Lookup(site);
    var content = lookup.content(luidOrName);
    UnaryOperator<Listing> change =
        listing -> {
          var named = changes.name().map(listing::withName).orElse(listing);
          var described = changes.description().map(named::withDescription).orElse(named);
          var moved =
              changes
                  .projectPath()
                  .map(path -> described.withProject(lookup.project(path).luid()))
                  .orElse(described);
          return changes
              .owner()
              .map(owner -> moved.withOwner(lookup.user(owner).luid()))
              .orElse(moved);
        };
    return update(site, kindOf(content), content, change);
  }

  private <T extends Content> Content update(
      Site site, ContentKind<T> kind, Content content, UnaryOperator<Listing> change) {
    return engine
        .publisher()
        .update(
            site,
            kind,
            content.luid(),
            it -> kind.type().cast(it.with(change.apply(it.listing()))));
  }

  void delete(Site site, String luidOrName) {
    delete(site, new Lookup(site).content(luidOrName));
  }

  void delete(Site site, Content content) {
    engine.publisher().delete(site, kindOf(content), content.luid());
  }

  /** Changes the tags, which is no event. */
  void tag(Site site, String form, Collection<String> added, Collection<String> removed) {
    for (var content : new Lookup(site).all(site.content().all(), form)) {
      site.content()
          .update(
              content.luid(),
              it -> {
                var listing = it.listing();
                for (var tag : removed) {
                  listing = listing.minusTag(tag);
                }
                return it.with(listing.plusTags(added));
              });
    }
  }

  /** Puts a label on a workbook or data source, or changes the one of that value. */
  void label(Site site, String luidOrName, String value, String message) {
    var carrier = new Lookup(site).workbookOrDatasource(luidOrName);
    var old = labels(site, carrier, value).stream().findFirst();
    site.labels()
        .put(
            new Label(
                old.map(Label::luid).orElseGet(site::newLuid),
                carrier.luid(),
                value,
                message,
                true,
                false,
                carrier.listing().ownerLuid()));
    var event = old.isPresent() ? HookEvent.LABEL_UPDATED : HookEvent.LABEL_CREATED;
    engine.events().fireLabel(site, event, carrier, 1);
  }

  void unlabel(Site site, String luidOrName, String value) {
    var carrier = new Lookup(site).workbookOrDatasource(luidOrName);
    for (var label : labels(site, carrier, value)) {
      site.labels().remove(label.luid());
      engine.events().fireLabel(site, HookEvent.LABEL_DELETED, carrier, 1);
    }
  }

  User addUser(Site site, String name, String fullName, String email, String siteRole) {
    if (site.userNamed(name).isPresent()) {
      throw new SimulatorException("The user '%s' is already on the site.".formatted(name));
    }
    var user = new User(site.newLuid(), name, fullName, email, siteRole);
    site.users().put(user);
    return user;
  }

  User setSiteRole(Site site, String luidOrName, String siteRole) {
    return engine.people().setRole(site, new Lookup(site).user(luidOrName), siteRole);
  }

  /** Removes a user and gives what they own to the administrator. */
  void deleteUser(Site site, String luidOrName) {
    var lookup = new Lookup(site);
    var user = lookup.user(luidOrName);
    engine.people().mapAssets(site, user, lookup.user(DemoSite.ADMIN));
    engine.people().delete(site, user);
  }

  /** Switches webhooks off as Tableau does; the form is a LUID, name, event or {@code *}. */
  List<Webhook> disableWebhooks(Site site, String form, String reason) {
    return change(site, form, hook -> hook.disabled(reason));
  }

  List<Webhook> enableWebhooks(Site site, String form) {
    return change(site, form, Webhook::enabledNow);
  }

  FiredEvent fire(Site site, Firing firing) {
    return firings.fire(site, firing);
  }

  private List<Webhook> change(Site site, String form, UnaryOperator<Webhook> change) {
    return site.webhooks().all().stream()
        .filter(hook -> List.of(ALL, hook.luid(), hook.name(), hook.event()).contains(form))
        .flatMap(hook -> site.webhooks().update(hook.luid(), change).stream())
        .toList();
  }

  private static List<Content> contents(Site site, String form) {
    var lookup = new Lookup(site);
    return form.contains(ALL)
        ? lookup.all(lookup.workbooksAndDatasources(), form)
        : List.of(lookup.workbookOrDatasource(form));
  }

  private static List<Label> labels(Site site, Content carrier, String value) {
    return site.labels().all().stream()
        .filter(it -> it.contentLuid().equals(carrier.luid()) && it.value().equals(value))
        .toList();
  }

  private static ContentKind<? extends Content> kindOf(Content content) {
    return switch (content) {
      case Workbook _ -> ContentKind.WORKBOOKS;
      case Datasource _ -> ContentKind.DATASOURCES;
      case View _ -> ContentKind.VIEWS;
      case Flow _ -> ContentKind.FLOWS;
    };
  }

  static Place place(Site site, Publication publication) {
    var lookup = new Lookup(site);
    return new Place(
        lookup.project(publication.projectPath()).luid(), lookup.user(publication.owner()).luid());
  }

  /** The LUID of an open job; a name means the open one of several on the same thing. */
  private static String openJob(Site site, String luidOrName) {
    return site.jobs().all().stream()
        .filter(Job::isOpen)
        .filter(job ->
            List.of(job.luid(), job.target().luid(), job.target().name()).contains(luidOrName))
        .findFirst()
        .map(Job::luid)
        .orElseThrow(() -> ended(luidOrName));
  }

  private static SimulatorException ended(String luidOrName) {
    return new SimulatorException(
        "No open job is '%s' or works on it. GET /simulator/state lists the jobs."
            .formatted(luidOrName));
  }

  private static <T> T unlessRefused(Supplier<T> request) {
    try {
      return request.get();
    } catch (Refusal refusal) {
      throw new SimulatorException(refusal.detail(), refusal);
    }
  }
}

package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Job.Kind;
import dev.tableauwebhooks.simulator.scenario.Happening;
import dev.tableauwebhooks.simulator.scenario.Scenario;
import dev.tableauwebhooks.simulator.scenario.Scenario.NewContent;
import dev.tableauwebhooks.simulator.scenario.Scenario.NewProject;
import dev.tableauwebhooks.simulator.scenario.Scenario.NewSchedule;
import dev.tableauwebhooks.simulator.scenario.Scenario.SiteSetup;
import dev.tableauwebhooks.simulator.scenario.Text;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Turns the words of a scenario into what is on a site and what the director does there. */
final class Stagehand {

  private static final int PRIORITY = 50;

  private final World world;
  private final Director director;

  Stagehand(World world) {
    this.world = world;
    this.director = world.director();
  }

  /** Puts onto the sites what the scenario begins with; none of it is an event. */
  void setUp(Scenario scenario) {
    scenario
        .seed()
        .ifPresent(seed -> world.engine().sites().all().forEach(site -> site.seed(seed)));
    for (var setup : scenario.sites()) {
      var site = siteOf(setup, scenario);
      setUp(site, setup);
    }
  }

  List<Job> start(Site site, Happening.Jobs jobs, Course course) {
    var of = jobs.of().value();
    return switch (jobs.kind()) {
      case REFRESH -> director.refresh(site, of, Kind.REFRESH_EXTRACTS, course);
      case INCREMENTAL_REFRESH -> director.refresh(site, of, Kind.INCREMENT_EXTRACTS, course);
      case BRIDGE_REFRESH -> director.refresh(site, of, Kind.BRIDGE_REFRESH, course);
      case FLOW -> List.of(director.runFlow(site, of, course));
      case SUBSCRIPTION -> List.of(director.sendSubscription(site, of, course));
      case SCHEDULE -> director.runSchedule(site, of, course);
    };
  }

  void begin(Happening.Outage outage) {
    if (outage.status() == 0) {
      world.faults().switchDeliveries(false);
    } else {
      world
          .faults()
          .startOutage(Fault.of("", "").status(outage.status()).retryAfter(outage.retryAfter()));
    }
  }

  void end(Happening.Outage outage) {
    if (outage.status() == 0) {
      world.faults().switchDeliveries(true);
    } else {
      world.faults().endOutage();
    }
  }

  /** Does what takes no time. */
  void act(Site site, Happening happening) {
    switch (happening) {
      case Happening.Publish(var content) -> publish(site, content);
      case Happening.Update update ->
          director.update(
              site,
              update.of().value(),
              new Director.Changes(
                  update.name().map(Text::value),
                  update.project().map(Text::value),
                  update.owner().map(Text::value),
                  update.description()));
      case Happening.Delete(var of) -> director.delete(site, of.value());
      case Happening.Tag tag -> director.tag(site, tag.of().value(), tag.added(), tag.removed());
      case Happening.Label label -> label(site, label);
      case Happening.AddUser(var user) ->
          director.addUser(
              site, user.name().value(), user.fullName(), user.email(), user.siteRole());
      case Happening.SetRole(var user, var role) -> director.setSiteRole(site, user.value(), role);
      case Happening.DeleteUser(var user) -> director.deleteUser(site, user.value());
      case Happening.Webhooks hooks -> {
        if (hooks.enabled()) {
          director.enableWebhooks(site, hooks.form().value());
        } else {
          director.disableWebhooks(site, hooks.form().value(), hooks.reason());
        }
      }
      case Happening.Fire fire ->
          director.fire(
              site,
              new Firing(
                  fire.event().value(),
                  fire.resource().value(),
                  fire.error().map(error -> JobError.textOf(error.value())).orElse(""),
                  fire.copies()));
      case Happening.Jobs _, Happening.Outage _, Happening.Say _ -> {}
    }
  }

  private void label(Site site, Happening.Label label) {
    if (label.removed()) {
      director.unlabel(site, label.of().value(), label.value());
    } else {
      director.label(site, label.of().value(), label.value(), label.message());
    }
  }

  private void publish(Site site, NewContent content) {
    if (content.kind() == Scenario.ContentKind.DATASOURCE) {
      director.publishDatasource(site, publication(content, content.name().value()));
    } else {
      director.publishWorkbook(site, publication(content, content.name().value()));
    }
  }

  private Site siteOf(SiteSetup setup, Scenario scenario) {
    var sites = world.engine().sites();
    return sites
        .withContentUrl(setup.contentUrl())
        .orElseGet(() -> {
          var admin = new Lookup(world.demo()).user(DemoSite.ADMIN);
          var luid =
              scenario.seed().isPresent()
                  ? Luids.stable("site", setup.contentUrl() + "/" + scenario.seed().getAsInt())
                  : Luids.random();
          var made = NewSite.of(luid, new Site.Facts(setup.name(), setup.contentUrl()), admin);
          scenario.seed().ifPresent(made::seed);
          sites.add(made);
          return made;
        });
  }

  private void setUp(Site site, SiteSetup setup) {
    for (var user : setup.users()) {
      director.addUser(site, user.name().value(), user.fullName(), user.email(), user.siteRole());
    }
    for (var group : setup.groups()) {
      var made = new Group(site.newLuid(), group.name(), Optional.empty());
      site.belongings().groups().put(made);
      for (var member : group.members()) {
        var user = new Lookup(site).user(member.value());
        site.belongings().memberships().put(new Membership(made.luid(), user.luid()));
      }
    }
    setup.projects().forEach(project -> make(site, project));
    for (var content : setup.content()) {
      content.names().forEach(name -> make(site, content, name));
    }
    setup.schedules().forEach(schedule -> make(site, schedule));
    for (var hook : setup.webhooks()) {
      var event = HookEvent.known(hook.event().value()).wireName();
      var owner = new Lookup(site).user(DemoSite.ADMIN).luid();
      site.webhooks().put(new Webhook(site.newLuid(), event, event, hook.url(), true, "", owner));
    }
  }

  private void make(Site site, NewProject project) {
    var path = project.path().value();
    var slash = path.lastIndexOf('/');
    var lookup = new Lookup(site);
    Optional<String> parent =
        slash < 0 ? Optional.empty() : Optional.of(lookup.project(path.substring(0, slash)).luid());
    var owner = lookup.user(project.owner().map(Text::value).orElse(DemoSite.ADMIN));
    site.projects()
        .put(
            new Project(
                site.newLuid(),
                path.substring(slash + 1),
                project.description(),
                parent,
                owner.luid(),
                world.clock().instant()));
  }

  private void make(Site site, NewContent content, String name) {
    var publisher = world.engine().publisher();
    var publication = publication(content, name);
    switch (content.kind()) {
      case WORKBOOK -> publisher.addWorkbook(site, Director.place(site, publication), publication);
      case DATASOURCE ->
          publisher.addDatasource(site, Director.place(site, publication), publication);
      case FLOW -> publisher.addFlow(site, Director.place(site, publication), publication);
    }
  }

  private void make(Site site, NewSchedule schedule) {
    var lookup = new Lookup(site);
    var made =
        new Schedule(
            site.newLuid(),
            schedule.name().value(),
            schedule.refreshes().isEmpty() ? "Subscription" : "Extract",
            schedule.frequency(),
            LocalTime.parse(schedule.start()),
            world.clock().instant());
    site.belongings().schedules().put(made);
    for (var form : schedule.refreshes()) {
      for (var content : lookup.all(lookup.workbooksAndDatasources(), form.value())) {
        site.belongings()
            .tasks()
            .put(
                new RefreshTask(
                    site.newLuid(),
                    content.luid(),
                    made.luid(),
                    schedule.incremental(),
                    PRIORITY,
                    0));
      }
    }
    for (var subscription : schedule.subscriptions()) {
      var content = lookup.content(subscription.content().value());
      site.belongings()
          .subscriptions()
          .put(
              new Subscription(
                  site.newLuid(),
                  subscription.subject().value(),
                  "",
                  new Subscription.Attachments(true, false, "PORTRAIT", "A4"),
                  new Subscription.Subject(content.luid(), content instanceof Workbook, true),
                  made.luid(),
                  lookup.user(subscription.user().value()).luid(),
                  false));
    }
  }

  private static Publication publication(NewContent content, String name) {
    return new Publication(
        name,
        content.project().map(Text::value).orElse(DemoSite.DEFAULT_PROJECT),
        content.owner().map(Text::value).orElse(DemoSite.ADMIN),
        content.description(),
        content.tags(),
        content.views());
  }
}

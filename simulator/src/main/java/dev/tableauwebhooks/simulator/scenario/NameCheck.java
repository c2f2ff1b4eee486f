package dev.tableauwebhooks.simulator.scenario;

import dev.tableauwebhooks.simulator.scenario.Scenario.NewContent;
import dev.tableauwebhooks.simulator.scenario.Scenario.NewSchedule;
import dev.tableauwebhooks.simulator.scenario.Scenario.SiteSetup;
import dev.tableauwebhooks.simulator.scenario.Scenario.Step;
import dev.tableauwebhooks.simulator.scenario.Vocabulary.Names;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds names of things that will never be there: neither on the site from the beginning, nor made
 * by the scenario. Whether a thing is there at the very moment, playing shows.
 */
final class NameCheck {

  private static final Set<String> EVERY_SITE_HAS = Set.of("Default");
  private static final String ADMIN = "admin";

  /** What there is on one site at some time. */
  private static final class There {
    private final Set<String> content = new TreeSet<>();
    private final Set<String> flows = new TreeSet<>();
    private final Set<String> users = new TreeSet<>(Set.of(ADMIN));
    private final Set<String> projects = new TreeSet<>(EVERY_SITE_HAS);
    private final Set<String> schedules = new TreeSet<>();
    private final Set<String> subscriptions = new TreeSet<>();

    private void add(Names names) {
      content.addAll(names.content());
      flows.addAll(names.flows());
      users.addAll(names.users());
      projects.addAll(names.projects());
      schedules.addAll(names.schedules());
      subscriptions.addAll(names.subscriptions());
    }

    private void add(NewContent made) {
      (made.kind() == Scenario.ContentKind.FLOW ? flows : content).addAll(made.names());
      content.addAll(made.views());
    }

    private Set<String> all() {
      var all = new TreeSet<>(content);
      all.addAll(flows);
      return all;
    }
  }

  private final Vocabulary vocabulary;
  private final Problems problems;
  private final Map<String, There> sites = new HashMap<>();

  NameCheck(Vocabulary vocabulary, Problems problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  void check(Scenario scenario) {
    vocabulary.sites().forEach((site, names) -> on(site).add(names));
    scenario.sites().forEach(this::addMade);
    scenario.timeline().forEach(this::addMade);
    scenario.sites().forEach(this::check);
    scenario.timeline().forEach(step -> check(step, scenario));
  }

  private There on(String site) {
    return sites.computeIfAbsent(site, _ -> new There());
  }

  private void addMade(SiteSetup setup) {
    var there = on(setup.contentUrl());
    setup.users().forEach(user -> there.users.add(user.name().value()));
    setup.projects().forEach(project -> there.projects.add(project.path().value()));
    setup.content().forEach(there::add);
    for (var schedule : setup.schedules()) {
      there.schedules.add(schedule.name().value());
      schedule.subscriptions().forEach(it -> there.subscriptions.add(it.subject().value()));
    }
  }

  private void addMade(Step step) {
    var there = on(step.site());
    switch (step.happening()) {
      case Happening.Publish(var content) -> there.add(content);
      case Happening.AddUser(var user) -> there.users.add(user.name().value());
      case Happening.Update update ->
          update.name().ifPresent(name -> there.content.add(name.value()));
      default -> {}
    }
  }

  private void check(SiteSetup setup) {
    var there = on(setup.contentUrl());
    setup.groups().forEach(group -> group.members().forEach(it -> check("user", it, there.users)));
    setup.projects().forEach(project -> check("user", project.owner(), there.users));
    setup.content().forEach(content -> check(content, there));
    setup.schedules().forEach(schedule -> check(schedule, there));
  }

  private void check(NewContent content, There there) {
    check("project", content.project(), there.projects);
    check("user", content.owner(), there.users);
  }

  private void check(NewSchedule schedule, There there) {
    schedule.refreshes().forEach(it -> check("workbook or data source", it, there.content));
    for (var subscription : schedule.subscriptions()) {
      check("content", subscription.content(), there.content);
      check("user", subscription.user(), there.users);
    }
  }

  private void check(Step step, Scenario scenario) {
    if (!sites.containsKey(step.site())
        || (!vocabulary.sites().containsKey(step.site())
            && scenario.sites().stream().noneMatch(it -> it.contentUrl().equals(step.site())))) {
      problems.add(
          new Position(step.line(), 1),
          "timeline",
          "There is no site '%s'.".formatted(step.site()),
          Spelling.advice(step.site(), vocabulary.sites().keySet()));
      return;
    }
    check(step.happening(), on(step.site()));
  }

  private void check(Happening happening, There there) {
    switch (happening) {
      case Happening.Jobs jobs -> check(jobs, there);
      case Happening.Publish(var content) -> check(content, there);
      case Happening.Update update -> {
        check("content", update.of(), there.all());
        check("project", update.project(), there.projects);
        check("user", update.owner(), there.users);
      }
      case Happening.Delete(var of) -> check("content", of, there.all());
      case Happening.Tag tag -> check("content", tag.of(), there.all());
      case Happening.Label label -> check("content", label.of(), there.content);
      case Happening.SetRole(var user, _) -> check("user", user, there.users);
      case Happening.DeleteUser(var user) -> check("user", user, there.users);
      case Happening.Fire fire -> checkFired(fire, there);
      case Happening.AddUser _, Happening.Outage _, Happening.Webhooks _, Happening.Say _ -> {}
    }
  }

  private void check(Happening.Jobs jobs, There there) {
    switch (jobs.kind()) {
      case REFRESH, INCREMENTAL_REFRESH, BRIDGE_REFRESH ->
          check("workbook or data source", jobs.of(), there.content);
      case FLOW -> check("flow", jobs.of(), there.flows);
      case SUBSCRIPTION -> check("subscription", jobs.of(), there.subscriptions);
      case SCHEDULE -> check("schedule", jobs.of(), there.schedules);
    }
  }

  private void checkFired(Happening.Fire fire, There there) {
    var event = fire.event().value();
    if (event.startsWith("Admin") || event.startsWith("User")) {
      check("user", fire.resource(), there.users);
    } else if (!event.startsWith("Site")) {
      check("content", fire.resource(), there.content);
    }
  }

  private void check(String kind, Optional<Text> name, Collection<String> known) {
    name.ifPresent(text -> check(kind, text, known));
  }

  private void check(String kind, Text name, Collection<String> known) {
    if (!name.value().isEmpty() && !isThere(name.value(), known)) {
      problems.add(
          name.at(),
          name.path(),
          "There is no %s '%s', now or later.".formatted(kind, name),
          Spelling.advice(name.value(), known));
    }
  }

  private static boolean isThere(String form, Collection<String> known) {
    if (!form.contains("*")) {
      return known.contains(form);
    }
    var parts = List.of(form.split("\\*", -1));
    return known.stream().anyMatch(name -> hasForm(name, parts));
  }

  private static boolean hasForm(String name, List<String> parts) {
    if (!name.startsWith(parts.getFirst())) {
      return false;
    }
    var from = parts.getFirst().length();
    for (var part : parts.subList(1, parts.size() - 1)) {
      var found = name.indexOf(part, from);
      if (found < 0) {
        return false;
      }
      from = found + part.length();
    }
    return name.length() - from >= parts.getLast().length() && name.endsWith(parts.getLast());
  }
}

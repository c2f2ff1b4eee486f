package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.scenario.ScenarioReader;
import dev.tableauwebhooks.simulator.scenario.ScenarioReader.Reading;
import dev.tableauwebhooks.simulator.scenario.Vocabulary;
import dev.tableauwebhooks.simulator.scenario.Vocabulary.Names;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads scenarios for a simulator that begins with the demo site. */
public final class Scenarios {

  private static final Set<String> SITE_ROLES =
      Set.of(
          "Creator",
          "Explorer",
          "ExplorerCanPublish",
          "ReadOnly",
          "ServerAdministrator",
          "SiteAdministratorCreator",
          "SiteAdministratorExplorer",
          "Unlicensed",
          "Viewer");

  private Scenarios() {}

  /**
   * The scenario of a file, or everything that is wrong with it.
   *
   * @param file as the person knows it, for the problems
   */
  public static Reading read(String file, String yaml) {
    return ScenarioReader.read(file, yaml, vocabulary());
  }

  private static Vocabulary vocabulary() {
    var sites = new HashMap<String, Names>();
    Beginning.sites().all().forEach(site -> sites.put(site.facts().contentUrl(), names(site)));
    return new Vocabulary(
        Arrays.stream(HookEvent.values()).map(HookEvent::wireName).collect(Collectors.toSet()),
        Set.copyOf(JobError.names()),
        SITE_ROLES,
        sites);
  }

  private static Names names(Site site) {
    var belongings = site.belongings();
    return new Names(
        names(
            site.content().all().stream().filter(content -> !(content instanceof Flow)),
            Content::luid,
            Content::name),
        names(site.all(Flow.class).stream(), Content::luid, Content::name),
        names(site.users().all().stream(), User::luid, User::name),
        names(
            site.projects().all().stream(), Project::luid, project -> site.pathOf(project.luid())),
        names(belongings.schedules().all().stream(), Schedule::luid, Schedule::name),
        names(
            belongings.subscriptions().all().stream(), Subscription::luid, Subscription::subject));
  }

  private static <T> Set<String> names(
      Stream<T> items, Function<T, String> luid, Function<T, String> name) {
    return items
        .flatMap(item -> Stream.of(luid.apply(item), name.apply(item)))
        .collect(Collectors.toSet());
  }
}

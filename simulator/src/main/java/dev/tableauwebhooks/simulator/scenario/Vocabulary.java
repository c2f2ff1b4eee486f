package dev.tableauwebhooks.simulator.scenario;

import java.util.Map;
import java.util.Set;

/**
 * The words that a scenario may use.
 *
 * @param errors names of usual errors; any other text is an error of the scenario's own
 * @param sites what is on the sites before the scenario, by content URL
 */
public record Vocabulary(
    Set<String> events, Set<String> errors, Set<String> siteRoles, Map<String, Names> sites) {

  public Vocabulary {
    events = Set.copyOf(events);
    errors = Set.copyOf(errors);
    siteRoles = Set.copyOf(siteRoles);
    sites = Map.copyOf(sites);
  }

  /**
   * The names and LUIDs of what is on a site.
   *
   * @param content workbooks, data sources and views
   * @param projects as paths
   */
  public record Names(
      Set<String> content,
      Set<String> flows,
      Set<String> users,
      Set<String> projects,
      Set<String> schedules,
      Set<String> subscriptions) {

    public Names {
      content = Set.copyOf(content);
      flows = Set.copyOf(flows);
      users = Set.copyOf(users);
      projects = Set.copyOf(projects);
      schedules = Set.copyOf(schedules);
      subscriptions = Set.copyOf(subscriptions);
    }
  }
}

package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.Project;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The projects of a site at one moment. Immutable, so it may be kept and shared. */
public final class ProjectTree {
  private final Map<String, Project> byLuid;

  private ProjectTree(Map<String, Project> byLuid) {
    this.byLuid = byLuid;
  }

  public static ProjectTree of(Stream<Project> projects) {
    var byLuid = new LinkedHashMap<String, Project>();
    projects.forEach(project -> byLuid.put(project.luid(), project));
    return new ProjectTree(byLuid);
  }

  public Optional<Project> find(String luid) {
    return Optional.ofNullable(byLuid.get(luid));
  }

  /**
   * The names from the top down to the project, such as {@code Finance/Reports/Monthly}. Begins
   * lower where the user may not see what is above. Empty where the project itself is unknown.
   */
  public Optional<String> path(String luid) {
    var names = new ArrayDeque<String>();
    var visited = new HashSet<String>();
    var project = find(luid);
    while (project.isPresent() && visited.add(project.get().luid())) {
      names.addFirst(project.get().name());
      project = project.get().parentLuid().flatMap(this::find);
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join("/", names));
  }
}

package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.Project;
import java.util.Optional;
import java.util.stream.Stream;

/** The projects of the site. Tableau has no call for a single one, only the list. */
public final class Projects {
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/projects", "2.0", "tableau:content:read");
  private static final int LARGEST_PAGE = 1000;

  private final Api api;

  Projects(Api api) {
    this.api = api;
  }

  /**
   * The projects that the user may see, fetched page by page as the stream is read. REST: {@code
   * GET /sites/{site}/projects}, since 2.0, scope {@code tableau:content:read}.
   */
  public Stream<Project> list(Query query) {
    return api.list(RestCall.of(LIST), query, new Listed("projects", "project"), Projects::read);
  }

  /** All projects at once; keep it where many paths are asked for. */
  public ProjectTree tree() {
    return ProjectTree.of(list(Query.all().pageSize(LARGEST_PAGE)));
  }

  /**
   * The names from the top down to the project, such as {@code Finance/Reports/Monthly}. Lists all
   * projects each time: see {@link #tree()}.
   */
  public Optional<String> path(String luid) {
    return tree().path(luid);
  }

  private static Project read(Json json) {
    return new Project(
        json.requiredText("id"),
        json.text("name").orElse(""),
        json.text("description"),
        json.text("parentProjectId"),
        json.object("owner").flatMap(owner -> owner.text("id")));
  }
}

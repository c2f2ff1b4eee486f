package dev.tableauwebhooks.simulator;

import java.util.List;

/** Projects; Tableau has no call for a single one. */
final class ProjectRoutes {

  private static final Columns<Project> COLUMNS =
      new Columns<Project>()
          .column("name", Project::name)
          .column("parentProjectId", project -> project.parentLuid().orElse(""))
          .column("topLevelProject", project -> Boolean.toString(project.parentLuid().isEmpty()))
          .column("createdAt", project -> Values.date(project.createdAt()));

  private ProjectRoutes() {}

  static List<Route> routes() {
    var access = Access.of(Right.MEMBER).scope("tableau:content:read");
    return List.of(Route.of("GET", "/sites/{site}/projects", access, ProjectRoutes::list));
  }

  private static Reply list(Exchange exchange) {
    var site = exchange.site();
    var fields = Fields.of(exchange.request().parameter("fields"));
    return ListQuery.of(exchange.request())
        .page(
            "projects",
            site.projects().all(),
            COLUMNS,
            project -> fields.apply(all -> element(site, project, all)));
  }

  private static Element element(Site site, Project project, boolean all) {
    var owner = Element.named("owner").with("id", project.ownerLuid());
    var element =
        Element.named("project")
            .with("id", project.luid())
            .with("name", project.name())
            .with("description", project.description())
            .with("createdAt", Values.date(project.createdAt()))
            .with("updatedAt", Values.date(project.createdAt()))
            .with("contentPermissions", "ManagedByOwner")
            .with("parentProjectId", project.parentLuid());
    if (all) {
      element.with("topLevelProject", project.parentLuid().isEmpty());
      site.users()
          .find(project.ownerLuid())
          .ifPresent(user -> owner.with("name", user.name()).with("fullName", user.fullName()));
    }
    return element.child(owner);
  }
}

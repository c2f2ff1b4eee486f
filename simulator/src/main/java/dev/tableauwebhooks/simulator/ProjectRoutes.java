package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.AUTHOR;
import static dev.tableauwebhooks.simulator.Right.MEMBER;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Projects; Tableau has no call for a single one. */
final class ProjectRoutes {

  private static final String ALL = "/sites/{site}/projects";
  private static final String ONE = ALL + "/{id}";
  private static final Columns<Project> COLUMNS =
      new Columns<Project>()
          .column("name", Project::name)
          .column("parentProjectId", project -> project.parentLuid().orElse(""))
          .column("topLevelProject", project -> Boolean.toString(project.parentLuid().isEmpty()))
          .column("createdAt", project -> Values.date(project.createdAt()));

  private final Publisher publisher;
  private final InstantSource clock;

  ProjectRoutes(Publisher publisher, InstantSource clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  List<Route> routes() {
    var read = Access.of(MEMBER).scope("tableau:content:read");
    var write = Access.of(AUTHOR);
    return List.of(
        Route.of("GET", ALL, read, ProjectRoutes::list),
        Route.of("POST", ALL, write.scope("tableau:projects:create"), this::create),
        Route.of("PUT", ONE, write.scope("tableau:projects:update"), ProjectRoutes::update),
        Route.of("DELETE", ONE, write.scope("tableau:projects:delete"), this::delete));
  }

  /** The project that the path names. */
  static Project find(Exchange exchange) {
    return find(exchange.site(), exchange.variable("id"));
  }

  private static Project find(Site site, String luid) {
    return site.projects().find(luid).orElseThrow(() -> Refusal.notFound(404005, "Project", luid));
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

  private Reply create(Exchange exchange) {
    var asked = exchange.body().required("project");
    var project =
        new Project(
            exchange.site().newLuid(),
            asked.requiredText("name"),
            asked.text("description").orElse(""),
            parent(exchange.site(), asked),
            exchange.user().luid(),
            clock.instant());
    put(exchange.site(), project);
    return Reply.created(element(exchange.site(), project, false))
        .withHeader("Location", exchange.location("/projects/" + project.luid()));
  }

  private static Reply update(Exchange exchange) {
    var site = exchange.site();
    var old = find(exchange);
    exchange.checkOwner(old.ownerLuid());
    var asked = exchange.body().required("project");
    var owner = asked.find("owner").flatMap(wish -> wish.text("id")).orElse(old.ownerLuid());
    var changed =
        new Project(
            old.luid(),
            asked.text("name").orElse(old.name()),
            asked.text("description").orElse(old.description()),
            asked.text("parentProjectId").isPresent() ? parent(site, asked) : old.parentLuid(),
            UserRoutes.find(site, owner).luid(),
            old.createdAt());
    put(site, changed);
    return Reply.ok(element(site, changed, false));
  }

  /** Deletes the project with all that is in it, at any depth. */
  private Reply delete(Exchange exchange) {
    var project = find(exchange);
    exchange.checkOwner(project.ownerLuid());
    delete(exchange.site(), project);
    return Reply.noContent();
  }

  private void delete(Site site, Project project) {
    for (var child : site.projects().all()) {
      if (child.parentLuid().filter(project.luid()::equals).isPresent()) {
        delete(site, child);
      }
    }
    for (var kind : List.of(ContentKind.WORKBOOKS, ContentKind.DATASOURCES, ContentKind.FLOWS)) {
      for (var content : site.all(kind.type())) {
        if (content.listing().projectLuid().equals(project.luid())) {
          publisher.delete(site, kind, content.luid());
        }
      }
    }
    site.projects().remove(project.luid());
    site.belongings().forgetProject(project.luid());
  }

  private static Optional<String> parent(Site site, Body asked) {
    return asked
        .text("parentProjectId")
        .filter(luid -> !luid.isEmpty())
        .map(luid -> find(site, luid).luid());
  }

  private static void put(Site site, Project wanted) {
    site.alone(() -> {
      checkNotInside(site, wanted, wanted.parentLuid());
      for (var project : site.projects().all()) {
        if (project.name().equals(wanted.name())
            && project.parentLuid().equals(wanted.parentLuid())
            && !project.luid().equals(wanted.luid())) {
          throw Refusal.of(409006, "A project named '%s' already exists.".formatted(wanted.name()));
        }
      }
      site.projects().put(wanted);
      return wanted;
    });
  }

  private static void checkNotInside(Site site, Project wanted, Optional<String> parent) {
    parent
        .flatMap(site.projects()::find)
        .ifPresent(above -> {
          if (above.luid().equals(wanted.luid())) {
            throw Refusal.malformed("a project cannot be inside itself");
          }
          checkNotInside(site, wanted, above.parentLuid());
        });
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

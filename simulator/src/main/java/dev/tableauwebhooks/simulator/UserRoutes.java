package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.ADMINISTRATOR;
import static dev.tableauwebhooks.simulator.Right.MEMBER;

import java.util.List;

/** The users of a site. */
final class UserRoutes {

  static final Columns<User> COLUMNS =
      new Columns<User>()
          .column("name", User::name)
          .column("friendlyName", User::fullName)
          .column("siteRole", User::siteRole);

  private final People people;

  UserRoutes(People people) {
    this.people = people;
  }

  List<Route> routes() {
    var administrator = Access.of(ADMINISTRATOR);
    return List.of(
        Route.of(
            "GET", "/sites/{site}/users", administrator.scope("tableau:users:read"), this::list),
        Route.of(
            "GET",
            "/sites/{site}/users/{id}",
            Access.of(MEMBER).scope("tableau:users:read"),
            this::get),
        Route.of(
            "POST",
            "/sites/{site}/users",
            administrator.scope("tableau:users:create"),
            this::create),
        Route.of(
            "PUT",
            "/sites/{site}/users/{id}",
            administrator.scope("tableau:users:update"),
            this::update),
        Route.of(
            "DELETE",
            "/sites/{site}/users/{id}",
            administrator.scope("tableau:users:delete"),
            this::delete));
  }

  private Reply list(Exchange exchange) {
    var fields = Fields.of(exchange.request().parameter("fields"));
    return ListQuery.of(exchange.request())
        .page(
            "users",
            exchange.site().users().all(),
            COLUMNS,
            user -> fields.apply(all -> element(user, all)));
  }

  /** Who is no administrator may look up only themselves. */
  private Reply get(Exchange exchange) {
    var user = find(exchange);
    if (!exchange.user().isAdministrator() && !exchange.user().luid().equals(user.luid())) {
      throw Refusal.notPermitted(exchange.user().name());
    }
    return Reply.ok(element(user, true));
  }

  private Reply create(Exchange exchange) {
    var asked = exchange.body().required("user");
    var name = asked.requiredText("name");
    if (exchange.site().userNamed(name).isPresent()) {
      throw Refusal.of(409017, "The user '%s' is already on the site.".formatted(name));
    }
    var user = new User(exchange.site().newLuid(), name, name, "", asked.requiredText("siteRole"));
    exchange.site().users().put(user);
    return Reply.created(element(user, false));
  }

  private Reply update(Exchange exchange) {
    var asked = exchange.body().required("user");
    var user = find(exchange);
    var named =
        user.withNames(
            asked.text("fullName").orElse(user.fullName()),
            asked.text("email").orElse(user.email()));
    var changed =
        people.setRole(exchange.site(), named, asked.text("siteRole").orElse(user.siteRole()));
    return Reply.ok(element(changed, true));
  }

  private Reply delete(Exchange exchange) {
    var user = find(exchange);
    exchange
        .request()
        .parameter("mapAssetsTo")
        .ifPresent(luid -> people.mapAssets(exchange.site(), user, find(exchange.site(), luid)));
    people.delete(exchange.site(), user);
    return Reply.noContent();
  }

  private static User find(Exchange exchange) {
    return find(exchange.site(), exchange.variable("id"));
  }

  /** Tableau's error when there is none. */
  static User find(Site site, String luid) {
    return site.users().find(luid).orElseThrow(() -> Refusal.notFound(404002, "User", luid));
  }

  /** The list tells of a user no more than the name and the role, unless all fields are asked. */
  static Element element(User user, boolean all) {
    var element =
        Element.named("user")
            .with("id", user.luid())
            .with("name", user.name())
            .with("siteRole", user.siteRole())
            .with("authSetting", "ServerDefault")
            .with("externalAuthUserId", "");
    if (all) {
      element.with("fullName", user.fullName());
      if (!user.email().isEmpty()) {
        element.with("email", user.email());
      }
      element.child(Element.named("domain").with("name", "local"));
    }
    return element;
  }
}

package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.ADMINISTRATOR;
import static dev.tableauwebhooks.simulator.Right.MEMBER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The groups of a site and who belongs to them. Their scopes follow Tableau's way of naming. */
final class GroupRoutes {

  private static final String ALL = "/sites/{site}/groups";
  private static final String ONE = ALL + "/{id}";

  List<Route> routes() {
    var read = Access.of(MEMBER).scope("tableau:groups:read");
    var update = Access.of(ADMINISTRATOR).scope("tableau:groups:update");
    return List.of(
        Route.of("GET", ALL, read, GroupRoutes::list),
        Route.of("POST", ALL, update.scope("tableau:groups:create"), GroupRoutes::create),
        Route.of("PUT", ONE, update, GroupRoutes::update),
        Route.of("DELETE", ONE, update.scope("tableau:groups:delete"), GroupRoutes::delete),
        Route.of("GET", ONE + "/users", read, GroupRoutes::users),
        Route.of("POST", ONE + "/users", update, GroupRoutes::add),
        Route.of("PUT", ONE + "/users/remove", update.since("3.21"), GroupRoutes::removeMany),
        Route.of("DELETE", ONE + "/users/{user}", update, GroupRoutes::remove),
        Route.of("GET", "/sites/{site}/users/{id}/groups", read.since("3.7"), GroupRoutes::ofUser));
  }

  private static Reply list(Exchange exchange) {
    return page(exchange, exchange.belongings().groups().all());
  }

  private static Reply ofUser(Exchange exchange) {
    var user = UserRoutes.find(exchange.site(), exchange.variable("id"));
    return page(
        exchange,
        exchange.belongings().groups().all().stream()
            .filter(group -> members(exchange.site(), group).contains(user))
            .toList());
  }

  private static Reply page(Exchange exchange, List<Group> groups) {
    var site = exchange.site();
    var fields = Fields.of(exchange.request().parameter("fields"));
    return ListQuery.of(exchange.request())
        .page(
            "groups",
            groups,
            columns(site),
            group -> fields.apply(all -> element(site, group, all)));
  }

  private static Columns<Group> columns(Site site) {
    return new Columns<Group>()
        .column("name", Group::name)
        .column("domainName", _ -> "local")
        .column("domainNickname", _ -> "local")
        .column("isLocal", _ -> "true")
        .column("minimumSiteRole", group -> group.minimumSiteRole().orElse(""))
        .column("userCount", group -> Integer.toString(members(site, group).size()));
  }

  private static Reply create(Exchange exchange) {
    var asked = exchange.body().required("group");
    var group = new Group(exchange.site().newLuid(), asked.requiredText("name"), role(asked));
    exchange
        .site()
        .alone(() -> {
          checkName(exchange, group);
          exchange.belongings().groups().put(group);
          return group;
        });
    return Reply.created(element(exchange.site(), group, false))
        .withHeader("Location", exchange.location("/groups/" + group.luid()));
  }

  private static Reply update(Exchange exchange) {
    var old = find(exchange);
    var asked = exchange.body().required("group");
    var changed =
        new Group(
            old.luid(),
            asked.text("name").orElse(old.name()),
            role(asked).or(old::minimumSiteRole));
    exchange
        .site()
        .alone(() -> {
          checkName(exchange, changed);
          exchange.belongings().groups().put(changed);
          return changed;
        });
    return Reply.ok(element(exchange.site(), changed, false));
  }

  private static Reply delete(Exchange exchange) {
    var group = find(exchange);
    checkNotAllUsers(exchange, group);
    exchange.belongings().forgetGroup(group.luid());
    return Reply.noContent();
  }

  private static Reply users(Exchange exchange) {
    return ListQuery.of(exchange.request())
        .page(
            "users",
            members(exchange.site(), find(exchange)),
            UserRoutes.COLUMNS,
            user -> UserRoutes.element(user, false));
  }

  /** Adds one user; since 3.21 also several, whose answer is a list. */
  private static Reply add(Exchange exchange) {
    var group = find(exchange);
    var body = exchange.body();
    var one = body.find("user");
    if (one.isPresent()) {
      return Reply.ok(UserRoutes.element(join(exchange, group, one.get()), false));
    }
    var joined = new ArrayList<Element>();
    for (var asked : body.items("users", "user")) {
      joined.add(UserRoutes.element(join(exchange, group, asked), false));
    }
    return Reply.ok(Element.list("users", joined));
  }

  private static User join(Exchange exchange, Group group, Body asked) {
    var site = exchange.site();
    var user = UserRoutes.find(site, asked.requiredText("id"));
    return site.alone(() -> {
      if (members(site, group).contains(user)) {
        throw Refusal.of(
            409011,
            "User '%s' is already a member of group '%s'.".formatted(user.name(), group.name()));
      }
      site.belongings().memberships().put(new Membership(group.luid(), user.luid()));
      return user;
    });
  }

  private static Reply remove(Exchange exchange) {
    leave(exchange, find(exchange), exchange.variable("user"));
    return Reply.noContent();
  }

  private static Reply removeMany(Exchange exchange) {
    var group = find(exchange);
    for (var asked : exchange.body().items("users", "user")) {
      leave(exchange, group, asked.requiredText("id"));
    }
    return Reply.noContent();
  }

  private static void leave(Exchange exchange, Group group, String userLuid) {
    checkNotAllUsers(exchange, group);
    var user = UserRoutes.find(exchange.site(), userLuid);
    exchange.belongings().memberships().remove(new Membership(group.luid(), user.luid()).key());
  }

  /** The users of a group, in the order of the site's. */
  static List<User> members(Site site, Group group) {
    if (group.isAllUsers()) {
      return site.users().all();
    }
    var memberships = site.belongings().memberships();
    return site.users().all().stream()
        .filter(
            user -> memberships.find(new Membership(group.luid(), user.luid()).key()).isPresent())
        .toList();
  }

  private static Group find(Exchange exchange) {
    var luid = exchange.variable("id");
    return exchange
        .belongings()
        .groups()
        .find(luid)
        .orElseThrow(() -> Refusal.notFound(404012, "Group", luid));
  }

  private static void checkName(Exchange exchange, Group wanted) {
    for (var group : exchange.belongings().groups().all()) {
      if (group.name().equalsIgnoreCase(wanted.name()) && !group.luid().equals(wanted.luid())) {
        throw Refusal.of(409009, "A group named '%s' already exists.".formatted(wanted.name()));
      }
    }
  }

  private static void checkNotAllUsers(Exchange exchange, Group group) {
    if (group.isAllUsers()) {
      throw Refusal.notPermitted(exchange.user().name());
    }
  }

  private static Optional<String> role(Body asked) {
    return asked.text("minimumSiteRole").filter(role -> !role.isEmpty());
  }

  private static Element element(Site site, Group group, boolean all) {
    var element =
        Element.named("group")
            .with("id", group.luid())
            .with("name", group.name())
            .with("minimumSiteRole", group.minimumSiteRole());
    if (all) {
      element.with("userCount", Integer.toString(members(site, group).size()));
    }
    return element.child(Element.named("domain").with("name", "local"));
  }
}

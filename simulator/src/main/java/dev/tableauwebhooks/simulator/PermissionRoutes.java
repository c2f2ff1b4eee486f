package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.MEMBER;

import dev.tableauwebhooks.simulator.Grant.Grantee;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What users and groups are granted on workbooks, data sources, views, flows and projects, and what
 * a project grants on new content. Only the owner and administrators may ask. The simulator keeps
 * grants, but lets every user of the site see all content whatever is granted.
 */
final class PermissionRoutes {

  /** Those of Tableau's schema for version 3.27. */
  private static final Set<String> CAPABILITIES =
      Set.of(
          "AddComment",
          "ChangeHierarchy",
          "ChangePermissions",
          "Connect",
          "Delete",
          "Execute",
          "ExportData",
          "ExportImage",
          "ExportXml",
          "ExtractRefresh",
          "Filter",
          "Overwrite",
          "ProjectLeader",
          "PulseMetricDefine",
          "Read",
          "RunExplainData",
          "SaveAs",
          "ShareView",
          "ViewComments",
          "ViewUnderlyingData",
          "VizqlDataApiAccess",
          "WebAuthoring",
          "WebAuthoringForFlows",
          "Write");

  /** What grants are on: its LUID in the grants, its element, who owns it. */
  private record Target(String key, Element element, String ownerLuid) {}

  /** Finds the target of a call. */
  private interface Finder {
    Target find(Exchange exchange);
  }

  List<Route> routes() {
    var routes = new ArrayList<Route>();
    add(routes, "workbooks/{id}/permissions", "2.4", content(ContentKind.WORKBOOKS));
    add(routes, "datasources/{id}/permissions", "2.4", content(ContentKind.DATASOURCES));
    add(routes, "views/{id}/permissions", "3.2", content(ContentKind.VIEWS));
    add(routes, "flows/{id}/permissions", "3.3", content(ContentKind.FLOWS));
    add(routes, "projects/{id}/permissions", "2.4", exchange -> project(exchange, ""));
    for (var kind : List.of("workbooks", "datasources", "flows")) {
      add(
          routes,
          "projects/{id}/default-permissions/" + kind,
          "2.4",
          exchange -> project(exchange, "/" + kind));
    }
    return routes;
  }

  private static void add(List<Route> routes, String path, String since, Finder finder) {
    var all = "/sites/{site}/" + path;
    var one = all + "/{kind}/{grantee}/{capability}/{mode}";
    var access = Access.of(MEMBER).since(since);
    routes.add(
        Route.of(
            "GET",
            all,
            access.scope("tableau:permissions:read"),
            exchange -> reply(exchange, finder.find(exchange))));
    routes.add(
        Route.of(
            "PUT",
            all,
            access.scope("tableau:permissions:update"),
            exchange -> grant(exchange, finder.find(exchange))));
    routes.add(
        Route.of(
            "DELETE",
            one,
            access.scope("tableau:permissions:delete"),
            exchange -> revoke(exchange, finder.find(exchange))));
  }

  private static Finder content(ContentKind<?> kind) {
    return exchange -> {
      var content = kind.get(exchange);
      var listing = content.listing();
      return new Target(
          content.luid(),
          Element.reference(kind.name(), content.luid())
              .with("name", content.name())
              .child(Element.reference("owner", listing.ownerLuid())),
          listing.ownerLuid());
    };
  }

  private static Target project(Exchange exchange, String suffix) {
    var project = ProjectRoutes.find(exchange);
    return new Target(
        project.luid() + suffix,
        Element.reference("project", project.luid())
            .with("name", project.name())
            .child(Element.reference("owner", project.ownerLuid())),
        project.ownerLuid());
  }

  private static Reply grant(Exchange exchange, Target target) {
    exchange.checkOwner(target.ownerLuid());
    var asked = new ArrayList<Grant>();
    for (var item : exchange.body().required("permissions").all("granteeCapabilities")) {
      var grantee = grantee(exchange, item);
      for (var capability : item.items("capabilities", "capability")) {
        asked.add(
            new Grant(
                target.key(),
                grantee,
                capability(capability.requiredText("name")),
                isAllowed(capability.requiredText("mode"))));
      }
    }
    asked.forEach(exchange.belongings().grants()::put);
    return reply(exchange, target);
  }

  private static Reply revoke(Exchange exchange, Target target) {
    exchange.checkOwner(target.ownerLuid());
    var kind =
        switch (exchange.variable("kind")) {
          case "users" -> "user";
          case "groups" -> "group";
          case "groupSets" -> "groupSet";
          default -> throw Refusal.unknownUri(exchange.request().path());
        };
    var grant =
        new Grant(
            target.key(),
            new Grantee(kind, exchange.variable("grantee")),
            capability(exchange.variable("capability")),
            isAllowed(exchange.variable("mode")));
    var grants = exchange.belongings().grants();
    if (grants.find(grant.key()).filter(grant::equals).isEmpty()) {
      throw Refusal.of(
          404009,
          "Capability '%s' with mode '%s' is not granted to '%s'."
              .formatted(grant.capability(), grant.mode(), grant.grantee().luid()));
    }
    grants.remove(grant.key());
    return Reply.noContent();
  }

  private static Grantee grantee(Exchange exchange, Body item) {
    Optional<Body> user = item.find("user");
    if (user.isPresent()) {
      return new Grantee(
          "user", UserRoutes.find(exchange.site(), user.get().requiredText("id")).luid());
    }
    var luid = item.required("group").requiredText("id");
    if (exchange.belongings().groups().find(luid).isEmpty()) {
      throw Refusal.notFound(404012, "Group", luid);
    }
    return new Grantee("group", luid);
  }

  private static String capability(String name) {
    if (!CAPABILITIES.contains(name)) {
      throw Refusal.of(400009, "Capability '%s' is not valid.".formatted(name));
    }
    return name;
  }

  private static boolean isAllowed(String mode) {
    return switch (mode) {
      case "Allow" -> true;
      case "Deny" -> false;
      default -> throw Refusal.of(400009, "Mode '%s' is not valid.".formatted(mode));
    };
  }

  private static Reply reply(Exchange exchange, Target target) {
    exchange.checkOwner(target.ownerLuid());
    var byGrantee = new LinkedHashMap<Grantee, List<Element>>();
    for (var grant : exchange.belongings().grants().all()) {
      if (grant.target().equals(target.key())) {
        byGrantee
            .computeIfAbsent(grant.grantee(), _ -> new ArrayList<>())
            .add(
                Element.named("capability")
                    .with("name", grant.capability())
                    .with("mode", grant.mode()));
      }
    }
    var grantees =
        byGrantee.entrySet().stream()
            .map(entry ->
                Element.named("granteeCapabilities")
                    .child(Element.reference(entry.getKey().kind(), entry.getKey().luid()))
                    .child(Element.list("capabilities", entry.getValue())))
            .toList();
    return Reply.ok(Element.named("permissions").child(target.element()).children(grantees));
  }
}

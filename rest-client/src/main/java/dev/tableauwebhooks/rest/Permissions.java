package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.Grant;
import dev.tableauwebhooks.rest.model.Grant.Grantee;
import dev.tableauwebhooks.rest.model.Grant.Mode;
import dev.tableauwebhooks.rest.model.PermissionTarget;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Who may do what with workbooks, data sources, views, flows and projects. */
public final class Permissions {
  private final Api api;

  Permissions(Api api) {
    this.api = api;
  }

  /**
   * What is granted on an object itself. REST: {@code GET /sites/{site}/workbooks/{id}/permissions}
   * and its like, since 2.0 (views 3.2, flows 3.3), scope {@code tableau:permissions:read} (by its
   * naming).
   */
  public List<Grant> of(PermissionTarget target, String luid) {
    return grants(api.read(method("GET", target, "", "read?").call(luid)));
  }

  /**
   * Adds grants to those that are there. REST: {@code PUT /sites/{site}/workbooks/{id}/permissions}
   * and its like, since 2.0 (views 3.2, flows 3.3), scope {@code tableau:permissions:update}.
   *
   * @return what is granted afterwards, as far as Tableau answers it
   */
  public List<Grant> add(PermissionTarget target, String luid, Collection<Grant> grants) {
    var list = grants.stream().map(Permissions::write).toList();
    var body = Map.<String, Object>of("permissions", Map.of("granteeCapabilities", list));
    return grants(api.read(method("PUT", target, "", "update").call(luid).body(body)));
  }

  /**
   * Takes one capability out of a grant. REST: {@code DELETE
   * /sites/{site}/workbooks/{id}/permissions/users/{user}/{capability}/{mode}} and its like, since
   * 2.0 (views 3.2, flows 3.3), scope {@code tableau:permissions:delete}.
   */
  public void remove(
      PermissionTarget target, String luid, Grantee grantee, String capability, Mode mode) {
    var rest = "/" + kind(grantee) + "s/{grantee}/{capability}/{mode}";
    api.send(
        method("DELETE", target, rest, "delete")
            .call(luid, grantee.luid(), capability, word(mode)));
  }

  private static RestMethod method(
      String verb, PermissionTarget target, String rest, String right) {
    var since =
        switch (target) {
          case WORKBOOK, DATASOURCE, PROJECT -> "2.0";
          case VIEW -> "3.2";
          case FLOW -> "3.3";
        };
    return RestMethod.of(
        verb,
        "/sites/{site}/" + target.path() + "/{id}/permissions" + rest,
        since,
        "tableau:permissions:" + right);
  }

  private static List<Grant> grants(Json answer) {
    return answer.requiredObject("permissions").list("granteeCapabilities").stream()
        .flatMap(json -> grantee(json).map(it -> new Grant(it, capabilities(json))).stream())
        .toList();
  }

  private static Optional<Grantee> grantee(Json json) {
    return Facts.reference(json, "user")
        .<Grantee>map(it -> new Grantee.OfUser(it.luid()))
        .or(() -> Facts.reference(json, "group").map(it -> new Grantee.OfGroup(it.luid())))
        .or(() -> Facts.reference(json, "groupSet").map(it -> new Grantee.OfGroupSet(it.luid())));
  }

  private static SequencedMap<String, Mode> capabilities(Json json) {
    var modes = new LinkedHashMap<String, Mode>();
    for (var capability : json.list("capabilities", "capability")) {
      var isDenied = capability.text("mode").filter("Deny"::equals).isPresent();
      modes.put(capability.requiredText("name"), isDenied ? Mode.DENY : Mode.ALLOW);
    }
    return modes;
  }

  private static Map<String, Object> write(Grant grant) {
    var capabilities =
        grant.capabilities().entrySet().stream()
            .map(it -> Map.of("name", it.getKey(), "mode", word(it.getValue())))
            .toList();
    return Map.of(
        kind(grant.grantee()),
        Map.of("id", grant.grantee().luid()),
        "capabilities",
        Map.of("capability", capabilities));
  }

  private static String kind(Grantee grantee) {
    return switch (grantee) {
      case Grantee.OfUser _ -> "user";
      case Grantee.OfGroup _ -> "group";
      case Grantee.OfGroupSet _ -> "groupSet";
    };
  }

  private static String word(Mode mode) {
    return switch (mode) {
      case ALLOW -> "Allow";
      case DENY -> "Deny";
    };
  }
}

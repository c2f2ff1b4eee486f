package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.User;
import java.util.Map;
import java.util.stream.Stream;

/** The users of the site. */
public final class Users {
  private static final RestMethod GET =
      RestMethod.of("GET", "/sites/{site}/users/{id}", "2.0", "tableau:users:read");
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/users", "2.0", "tableau:users:read");
  private static final RestMethod ADD =
      RestMethod.of("POST", "/sites/{site}/users", "2.0", "tableau:users:create?");
  private static final RestMethod UPDATE =
      RestMethod.of("PUT", "/sites/{site}/users/{id}", "2.0", "tableau:users:update");
  private static final RestMethod REMOVE =
      RestMethod.of("DELETE", "/sites/{site}/users/{id}", "2.0", "tableau:users:delete?");

  private final Api api;

  Users(Api api) {
    this.api = api;
  }

  /**
   * One user. REST: {@code GET /sites/{site}/users/{id}}, since 2.0, scope {@code
   * tableau:users:read}.
   */
  public User get(String luid) {
    return read(api.read(GET.call(luid)).requiredObject("user"));
  }

  /**
   * The users of the site, fetched page by page as the stream is read; with e-mail address and full
   * name only where the query {@link Query#withAllFields asks for all fields}. REST: {@code GET
   * /sites/{site}/users}, since 2.0, scope {@code tableau:users:read}.
   */
  public Stream<User> list(Query query) {
    return api.list(RestCall.of(LIST), query, new Listed("users", "user"), Users::read);
  }

  /**
   * Adds a user to the site. REST: {@code POST /sites/{site}/users}, since 2.0, scope {@code
   * tableau:users:create} (by its naming).
   *
   * @param name what one signs in with; on Tableau Cloud the e-mail address
   * @param siteRole such as {@code Viewer}
   */
  public User add(String name, String siteRole) {
    var body = Map.<String, Object>of("user", Map.of("name", name, "siteRole", siteRole));
    return read(api.read(ADD.call().body(body)).requiredObject("user"));
  }

  /**
   * Gives a user another role. REST: {@code PUT /sites/{site}/users/{id}}, since 2.0, scope {@code
   * tableau:users:update}.
   */
  public void changeSiteRole(String luid, String siteRole) {
    api.send(UPDATE.call(luid).body(Map.of("user", Map.of("siteRole", siteRole))));
  }

  /**
   * Removes a user, whose content must belong to nobody or go to somebody. REST: {@code DELETE
   * /sites/{site}/users/{id}}, since 2.0, scope {@code tableau:users:delete} (by its naming).
   */
  public void remove(String luid) {
    api.send(REMOVE.call(luid));
  }

  /**
   * Removes a user and gives the content to another. REST: {@code DELETE /sites/{site}/users/{id}},
   * since 2.0, scope {@code tableau:users:delete} (by its naming).
   */
  public void removeAndGiveContentTo(String luid, String newOwnerLuid) {
    api.send(REMOVE.call(luid).parameters(Map.of("mapAssetsTo", newOwnerLuid)));
  }

  static User read(Json json) {
    return new User(
        json.requiredText("id"),
        json.text("name").orElse(""),
        json.text("fullName"),
        json.text("email"),
        json.text("siteRole"),
        json.instant("lastLogin"),
        json.object("domain").flatMap(domain -> domain.text("name")));
  }
}

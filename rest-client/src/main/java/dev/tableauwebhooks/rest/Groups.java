package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.Group;
import dev.tableauwebhooks.rest.model.User;
import java.util.Map;
import java.util.stream.Stream;

/** The groups of users of the site. */
public final class Groups {
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/groups", "2.0", "tableau:groups:read?");
  private static final RestMethod USERS =
      RestMethod.of("GET", "/sites/{site}/groups/{id}/users", "2.0", "tableau:groups:read?");
  private static final RestMethod OF_USER =
      RestMethod.of("GET", "/sites/{site}/users/{id}/groups", "3.7", "tableau:groups:read?");
  private static final RestMethod ADD =
      RestMethod.of("POST", "/sites/{site}/groups/{id}/users", "2.0", "tableau:groups:update?");
  private static final RestMethod REMOVE =
      RestMethod.of(
          "DELETE", "/sites/{site}/groups/{id}/users/{user}", "2.0", "tableau:groups:update?");

  private static final Listed GROUPS = new Listed("groups", "group");

  private final Api api;

  Groups(Api api) {
    this.api = api;
  }

  /**
   * The groups, fetched page by page as the stream is read. REST: {@code GET /sites/{site}/groups},
   * since 2.0, scope {@code tableau:groups:read} (by its naming).
   */
  public Stream<Group> list(Query query) {
    return api.list(RestCall.of(LIST), query, GROUPS, Groups::read);
  }

  /**
   * The members of a group. REST: {@code GET /sites/{site}/groups/{id}/users}, since 2.0, scope
   * {@code tableau:groups:read} (by its naming).
   */
  public Stream<User> users(String luid) {
    return api.list(USERS.call(luid), Query.all(), new Listed("users", "user"), Users::read);
  }

  /**
   * The groups that a user belongs to. REST: {@code GET /sites/{site}/users/{id}/groups}, since
   * 3.7, scope {@code tableau:groups:read} (by its naming).
   */
  public Stream<Group> ofUser(String userLuid) {
    return api.list(OF_USER.call(userLuid), Query.all(), GROUPS, Groups::read);
  }

  /**
   * Adds a user to a group. REST: {@code POST /sites/{site}/groups/{id}/users}, since 2.0, scope
   * {@code tableau:groups:update} (by its naming).
   */
  public void addUser(String luid, String userLuid) {
    api.send(ADD.call(luid).body(Map.of("user", Map.of("id", userLuid))));
  }

  /**
   * Removes a user from a group. REST: {@code DELETE /sites/{site}/groups/{id}/users/{user}}, since
   * 2.0, scope {@code tableau:groups:update} (by its naming).
   */
  public void removeUser(String luid, String userLuid) {
    api.send(REMOVE.call(luid, userLuid));
  }

  private static Group read(Json json) {
    return new Group(
        json.requiredText("id"),
        json.text("name").orElse(""),
        json.object("domain").flatMap(domain -> domain.text("name")));
  }
}

package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.User;
import java.util.stream.Stream;

/** The users of the site. */
public final class Users {
  private static final RestMethod GET =
      RestMethod.of("GET", "/sites/{site}/users/{id}", "2.0", "tableau:users:read");
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/users", "2.0", "tableau:users:read");

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

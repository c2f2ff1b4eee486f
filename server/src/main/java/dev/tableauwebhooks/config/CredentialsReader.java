package dev.tableauwebhooks.config;

import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.config.SiteSettings.Credentials;
import java.util.List;
import java.util.Optional;

/** Reads {@code credentials} of a site; all that are given are checked, the first kind is taken. */
final class CredentialsReader {
  private final Section site;
  private final Problems problems;

  CredentialsReader(Section site) {
    this.site = site;
    this.problems = site.reading().problems();
  }

  Optional<Credentials> credentials() {
    if (!site.has("credentials")) {
      reportNone(site.place());
      return Optional.empty();
    }
    return site.findSection("credentials").flatMap(this::firstOf);
  }

  private Optional<Credentials> firstOf(Section section) {
    var pat = section.findSection("pat").flatMap(CredentialsReader::pat);
    var jwt = section.findSection("jwt").flatMap(CredentialsReader::jwt);
    var password = section.findSection("password").flatMap(CredentialsReader::password);
    if (!section.has("pat") && !section.has("jwt") && !section.has("password")) {
      reportNone(section.place());
    }
    return pat.or(() -> jwt).or(() -> password);
  }

  private void reportNone(Place place) {
    problems.add(
        place,
        "There is nothing to sign in to this site with.",
        "Add credentials with pat, jwt or password.");
  }

  private static Optional<Credentials> pat(Section section) {
    var name = section.required("name").map(Given::text);
    var secret = section.requiredSecret("secret");
    var values = new Values(section.reading().problems());
    var expires = section.text("expires").flatMap(values::date);
    return name.flatMap(n -> secret.map(s -> new Credentials.Pat(n, s, expires)));
  }

  private static Optional<Credentials> jwt(Section section) {
    var clientId = section.required("clientId").map(Given::text);
    var secretId = section.required("secretId").map(Given::text);
    var secretValue = section.requiredSecret("secretValue");
    var username = section.required("username").map(Given::text);
    var scopes = section.texts("scopes").stream().map(Given::text).toList();
    if (clientId.isEmpty() || secretId.isEmpty()) {
      return Optional.empty();
    }
    return secretValue.flatMap(
        value -> username.map(user -> jwt(clientId.get(), secretId.get(), value, user, scopes)));
  }

  private static Credentials jwt(
      String clientId, String secretId, Secret value, String username, List<String> scopes) {
    return new Credentials.Jwt(clientId, secretId, value, username, scopes);
  }

  private static Optional<Credentials> password(Section section) {
    var username = section.required("username").map(Given::text);
    var password = section.requiredSecret("password");
    return username.flatMap(n -> password.map(s -> new Credentials.Password(n, s)));
  }
}

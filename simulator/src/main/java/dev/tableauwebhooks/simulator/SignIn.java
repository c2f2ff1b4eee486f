package dev.tableauwebhooks.simulator;

import java.util.Optional;

/** Opens sessions, by password, by personal access token or by JWT, and moves them to a site. */
final class SignIn {

  private static final ApiVersion FIRST_WITH_TOKENS = new ApiVersion(3, 6);
  private static final ApiVersion FIRST_WITH_JWT = new ApiVersion(3, 17);

  private final Accounts accounts;
  private final Sites sites;
  private final Sessions sessions;
  private final JwtCheck jwts;

  SignIn(Accounts accounts, Sites sites, Sessions sessions, JwtCheck jwts) {
    this.accounts = accounts;
    this.sites = sites;
    this.sessions = sessions;
    this.jwts = jwts;
  }

  Session open(Body credentials, ApiVersion version) {
    var contentUrl = contentUrl(credentials);
    var identity = identify(credentials, version);
    var site = sites.withContentUrl(contentUrl).orElseThrow(() -> Refusal.signIn(""));
    var user = site.userNamed(identity.account()).orElseThrow(() -> unknownUser(identity));
    return sessions.open(identity, site, impersonated(credentials, site, user));
  }

  /** Ends the session and opens one of the same kind on another site. */
  Session switchSite(Session from, String contentUrl) {
    var site =
        sites
            .withContentUrl(contentUrl)
            .orElseThrow(() -> Refusal.notFound(404000, "Site", contentUrl));
    if (site.luid().equals(from.siteLuid())) {
      throw Refusal.of(403070, "The user is already signed in to site '%s'.".formatted(contentUrl));
    }
    var user =
        site.userNamed(from.account()).orElseThrow(() -> Refusal.notPermitted(from.account()));
    sessions.close(from.token());
    return sessions.open(new Identity(from.account(), from.patName(), from.scopes()), site, user);
  }

  static String contentUrl(Body parent) {
    return parent.required("site").text("contentUrl").orElse("");
  }

  private Identity identify(Body credentials, ApiVersion version) {
    if (credentials.text("jwt").isPresent()) {
      return byJwt(credentials, version);
    }
    if (credentials.text("personalAccessTokenName").isPresent()) {
      return byToken(credentials, version);
    }
    var name = credentials.requiredText("name");
    if (!accounts.isPassword(name, credentials.requiredText("password"))) {
      throw Refusal.signIn("");
    }
    return Identity.byPassword(name);
  }

  private Identity byJwt(Body credentials, ApiVersion version) {
    if (version.isBefore(FIRST_WITH_JWT)) {
      throw Refusal.malformed("'jwt' is not known in 'credentials'");
    }
    if (credentials.flag("isUat").orElse(false)) {
      throw Refusal.signIn(" (16)");
    }
    return jwts.check(credentials.requiredText("jwt"));
  }

  private Identity byToken(Body credentials, ApiVersion version) {
    if (version.isBefore(FIRST_WITH_TOKENS)) {
      throw Refusal.malformed("'personalAccessTokenName' is not known in 'credentials'");
    }
    var name = credentials.requiredText("personalAccessTokenName");
    return accounts
        .userOfToken(name, credentials.requiredText("personalAccessTokenSecret"))
        .map(user -> Identity.byToken(user, name))
        .orElseThrow(() -> Refusal.signIn(""));
  }

  /** A server administrator may act as another user of the site. */
  private static User impersonated(Body credentials, Site site, User user) {
    Optional<String> other = credentials.find("user").flatMap(wish -> wish.text("id"));
    if (other.isEmpty()) {
      return user;
    }
    if (!user.isServerAdministrator()) {
      throw Refusal.notPermitted(user.name());
    }
    return site.users()
        .find(other.get())
        .orElseThrow(() -> Refusal.notFound(404002, "User", other.get()));
  }

  private static Refusal unknownUser(Identity identity) {
    return Refusal.signIn(identity.scopes().isPresent() ? " (16)" : "");
  }
}

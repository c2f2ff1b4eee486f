package dev.tableauwebhooks.app;

import dev.tableauwebhooks.config.SiteSettings;
import dev.tableauwebhooks.http.HttpProxy;
import dev.tableauwebhooks.rest.ApiVersion;
import dev.tableauwebhooks.rest.Credentials;
import dev.tableauwebhooks.rest.OutgoingProxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The configured sites, as {@code site} takes them. */
final class SiteSettingsMapping {
  private SiteSettingsMapping() {}

  static List<dev.tableauwebhooks.site.SiteSettings> of(
      List<SiteSettings> configured, Optional<HttpProxy> proxy, boolean verifyAll) {
    var way = proxy.map(SiteSettingsMapping::proxy);
    return configured.stream()
        .map(site -> of(site, site.proxy() ? way : Optional.empty(), verifyAll))
        .toList();
  }

  private static OutgoingProxy proxy(HttpProxy configured) {
    var proxy = OutgoingProxy.at(configured.host(), configured.port());
    return configured
        .login()
        .map(login -> proxy.withLogin(login.username(), login.password()))
        .orElse(proxy);
  }

  private static dev.tableauwebhooks.site.SiteSettings of(
      SiteSettings site, Optional<OutgoingProxy> proxy, boolean verifyAll) {
    return new dev.tableauwebhooks.site.SiteSettings(
        site.name(),
        site.url(),
        site.contentUrl(),
        credentials(site.credentials()),
        site.apiVersion().map(ApiVersion::parse),
        Duration.ofMinutes(site.sessionMinutes()),
        site.certificates(),
        proxy,
        site.verifyBack() || verifyAll);
  }

  private static Credentials credentials(SiteSettings.Credentials configured) {
    return switch (configured) {
      case SiteSettings.Credentials.Pat(var name, var secret, _) ->
          new Credentials.PersonalAccessToken(name, secret.reveal());
      case SiteSettings.Credentials.Password(var username, var password) ->
          new Credentials.Password(username, password.reveal());
      case SiteSettings.Credentials.Jwt jwt ->
          new Credentials.ConnectedApp(
              jwt.clientId(),
              jwt.secretId(),
              jwt.secretValue().reveal(),
              jwt.username(),
              jwt.scopes().isEmpty() ? Credentials.DEFAULT_SCOPES : new HashSet<>(jwt.scopes()));
    };
  }
}

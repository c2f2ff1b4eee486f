package dev.tableauwebhooks.site;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.rest.ApiVersion;
import dev.tableauwebhooks.rest.Credentials;
import dev.tableauwebhooks.rest.OutgoingProxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One configured site.
 *
 * @param name unique among the configured sites; {@code site.name} of expressions
 * @param url the server, such as {@code https://10ax.online.tableau.com}
 * @param contentUrl the site's name in URLs; empty for the Default site
 * @param credentials how to sign in
 * @param apiVersion the version of the REST API to speak; empty to ask the server
 * @param session how long a session lives
 * @param certificates a PEM file of certificate authorities to trust beside those of Java
 * @param proxy the way to the server; empty for the direct one
 * @param verifyBack whether no run begins before Tableau has confirmed its event
 */
public record SiteSettings(
    String name,
    URI url,
    String contentUrl,
    Credentials credentials,
    Optional<ApiVersion> apiVersion,
    Duration session,
    Optional<Path> certificates,
    Optional<OutgoingProxy> proxy,
    boolean verifyBack) {
  public SiteSettings {
    requireNonNull(name, "name");
    requireNonNull(url, "url");
    requireNonNull(contentUrl, "contentUrl");
    requireNonNull(credentials, "credentials");
    requireNonNull(apiVersion, "apiVersion");
    requireNonNull(session, "session");
    requireNonNull(certificates, "certificates");
    requireNonNull(proxy, "proxy");
  }
}

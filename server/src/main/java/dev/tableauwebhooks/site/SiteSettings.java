package dev.tableauwebhooks.site;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.rest.ApiVersion;
import dev.tableauwebhooks.rest.Credentials;
import java.net.URI;
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
 */
public record SiteSettings(
    String name,
    URI url,
    String contentUrl,
    Credentials credentials,
    Optional<ApiVersion> apiVersion,
    Duration session) {
  public SiteSettings {
    requireNonNull(name, "name");
    requireNonNull(url, "url");
    requireNonNull(contentUrl, "contentUrl");
    requireNonNull(credentials, "credentials");
    requireNonNull(apiVersion, "apiVersion");
    requireNonNull(session, "session");
  }
}

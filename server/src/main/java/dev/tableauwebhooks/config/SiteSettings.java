package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.event.EventType;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One Tableau site.
 *
 * @param name as workflows and messages call it, unique
 * @param url scheme, host and port of Tableau
 * @param contentUrl the site's name in addresses, after {@code /site/}; empty for the default site
 * @param apiVersion of the REST API; empty to ask the server
 * @param sessionMinutes how long Tableau keeps an idle session
 * @param always events whose webhooks the site must have, whatever workflows listen to
 * @param credentials how to sign in
 * @param certificates a PEM file of certificate authorities to trust beside those of Java
 * @param proxy whether the outgoing proxy, where there is one, is the way to Tableau
 * @param verifyBack whether no run begins before Tableau has confirmed its event
 */
public record SiteSettings(
    String name,
    URI url,
    String contentUrl,
    Optional<String> apiVersion,
    int sessionMinutes,
    Set<EventType> always,
    Credentials credentials,
    Optional<Path> certificates,
    boolean proxy,
    boolean verifyBack) {
  public SiteSettings {
    requireNonNull(name, "name");
    requireNonNull(url, "url");
    requireNonNull(contentUrl, "contentUrl");
    requireNonNull(apiVersion, "apiVersion");
    always = Set.copyOf(always);
    requireNonNull(credentials, "credentials");
    requireNonNull(certificates, "certificates");
    if (sessionMinutes < 1) {
      throw new IllegalArgumentException("sessionMinutes " + sessionMinutes);
    }
  }

  /** One way to sign in. Where several are configured, the first of this list is taken. */
  public sealed interface Credentials {

    /**
     * A personal access token.
     *
     * @param expires its last day, which Tableau shows to its owner only
     */
    record Pat(String name, Secret secret, Optional<LocalDate> expires) implements Credentials {
      public Pat {
        requireNonNull(name, "name");
        requireNonNull(secret, "secret");
        requireNonNull(expires, "expires");
      }
    }

    /**
     * A connected app with direct trust.
     *
     * @param scopes what its tokens may do; empty for all that the server needs
     */
    record Jwt(
        String clientId, String secretId, Secret secretValue, String username, List<String> scopes)
        implements Credentials {
      public Jwt {
        requireNonNull(clientId, "clientId");
        requireNonNull(secretId, "secretId");
        requireNonNull(secretValue, "secretValue");
        requireNonNull(username, "username");
        scopes = List.copyOf(scopes);
      }
    }

    /** A user name and password, which Tableau Cloud no longer takes from most users. */
    record Password(String username, Secret password) implements Credentials {
      public Password {
        requireNonNull(username, "username");
        requireNonNull(password, "password");
      }
    }
  }
}

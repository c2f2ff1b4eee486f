package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Credentials.ConnectedApp;
import dev.tableauwebhooks.rest.Credentials.Password;
import dev.tableauwebhooks.rest.Credentials.PersonalAccessToken;
import dev.tableauwebhooks.rest.Credentials.UnifiedAccessToken;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;

/** What a {@link Tableau} was built with. */
record Options(
    URI server,
    String site,
    Credentials credentials,
    Optional<String> impersonated,
    Optional<ApiVersion> apiVersion,
    Duration sessionLifetime,
    SessionStore sessions,
    RateLimits rateLimits,
    Network network,
    Limits limits,
    Surroundings surroundings) {

  /** What a session is valid for; names the credential and holds none of its secrets. */
  String sessionKey() {
    var as = impersonated.map(luid -> " as " + luid).orElse("");
    return "%s site '%s' by %s%s%s".formatted(server, site, credentials, scopes(), as);
  }

  private String scopes() {
    return switch (credentials) {
      case ConnectedApp app -> " with " + String.join(" ", new TreeSet<>(app.scopes()));
      case UnifiedAccessToken access -> " with " + String.join(" ", new TreeSet<>(access.scopes()));
      case PersonalAccessToken _, Password _ -> "";
    };
  }

  /** Whether what the session may do is limited by scopes. */
  boolean hasScopes() {
    return !scopes().isEmpty();
  }

  Duration connectTimeout() {
    return limits.connectTimeout();
  }

  Duration requestTimeout() {
    return limits.requestTimeout();
  }

  Duration exportTimeout() {
    return limits.exportTimeout();
  }

  int largestAnswer() {
    return limits.largestAnswer();
  }

  /** How to get there. */
  record Network(Optional<Trust> trust, Optional<OutgoingProxy> proxy) {}

  /** How long and how much. */
  record Limits(
      Duration connectTimeout,
      Duration requestTimeout,
      Duration exportTimeout,
      int largestAnswer) {}

  /** What tests replace. */
  record Surroundings(InstantSource clock, Sleeper sleeper, DoubleSupplier jitter) {}
}

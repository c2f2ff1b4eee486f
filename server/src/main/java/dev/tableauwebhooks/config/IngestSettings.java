package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How Tableau's posts are received.
 *
 * @param tokens secret last parts of webhook addresses, beside those in the store
 * @param basic user name and password that a webhook address may carry instead
 * @param maxBodyBytes a longer body is refused
 * @param dedupeWindow how long the repetition of a body counts as a duplicate
 * @param readTimeout how long a sender may take to send a request
 * @param unauthenticated what happens to a post that carries no credentials
 */
public record IngestSettings(
    List<Secret> tokens,
    Optional<Basic> basic,
    int maxBodyBytes,
    Duration dedupeWindow,
    Duration readTimeout,
    Unauthenticated unauthenticated) {
  public IngestSettings {
    tokens = List.copyOf(tokens);
    requireNonNull(basic, "basic");
    requireNonNull(dedupeWindow, "dedupeWindow");
    requireNonNull(readTimeout, "readTimeout");
    requireNonNull(unauthenticated, "unauthenticated");
    if (maxBodyBytes < 1) {
      throw new IllegalArgumentException("maxBodyBytes " + maxBodyBytes);
    }
  }

  /** Whether the configuration itself holds credentials that a post can carry. */
  boolean hasCredentials() {
    return !tokens.isEmpty() || basic.isPresent();
  }

  /** User name and password of HTTP Basic. */
  public record Basic(String username, Secret password) {
    public Basic {
      requireNonNull(username, "username");
      requireNonNull(password, "password");
    }
  }

  /** What happens to a post that carries no credentials. */
  public enum Unauthenticated {
    /** It is accepted; only in development. */
    ALLOW,
    /** It is accepted, and no run begins before Tableau has confirmed its event. */
    VERIFY_BACK,
    /** It is answered 401. */
    DENY
  }
}

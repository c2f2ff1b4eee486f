package dev.tableauwebhooks.access;

import dev.tableauwebhooks.action.Secret;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Makes, lists and revokes tokens. Safe for many threads. */
public final class Tokens {
  private static final int ID_DIGITS = 12;
  private static final int LONGEST_LABEL = 100;

  private final TokenStore store;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Tokens(TokenStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A token that was just made.
   *
   * @param text to be shown once, since it is not kept
   */
  public record Created(Secret text, StoredToken stored) {}

  /** What may be shown of a token: its beginning, and never more than a quarter of it. */
  public static String masked(String token) {
    return TokenText.masked(token);
  }

  /**
   * Makes a token that opens one thing for any site.
   *
   * @throws IllegalArgumentException if the label is blank or longer than 100 characters
   */
  public Created create(TokenKind kind, String label) {
    return create(kind, label, Optional.empty());
  }

  /** Makes a token with which only events of one site can be posted. */
  public Created createForSite(String site, String label) {
    return create(TokenKind.INGEST, label, Optional.of(site));
  }

  private Created create(TokenKind kind, String label, Optional<String> site) {
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      throw new IllegalArgumentException(
          "The label '%s' is not between 1 and %d characters long."
              .formatted(label, LONGEST_LABEL));
    }
    var text = TokenText.random(random);
    var hash = TokenHash.of(text.reveal());
    var token =
        new StoredToken(
            hash.hex().substring(0, ID_DIGITS),
            kind,
            label.strip(),
            site,
            hash,
            TokenText.masked(text.reveal()),
            clock.instant(),
            Optional.empty(),
            Optional.empty());
    store.add(token);
    return new Created(text, token);
  }

  /** All tokens, those that were revoked too, the oldest first. */
  public List<StoredToken> list() {
    return store.tokens();
  }

  /** Whether there is a valid token of a kind. */
  public boolean hasValid(TokenKind kind) {
    return store.tokens().stream().anyMatch(token -> token.kind() == kind && token.isValid());
  }

  /**
   * Refuses a token from now on: at once in a process that calls {@link TokenDirectory#refresh},
   * within seconds in others.
   *
   * @return whether there is a token of that id
   */
  public boolean revoke(String id) {
    return store.revoke(id, clock.instant());
  }
}

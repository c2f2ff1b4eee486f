package dev.tableauwebhooks.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a token: enough to recognise it, not enough to use it.
 *
 * @param id short, for {@code token revoke ID}
 * @param label what it is for, in its maker's words
 * @param site the only site whose events it may post; empty for any
 * @param masked its first letters, for lists
 * @param lastUsedAt correct to a minute
 * @param revokedAt since when it is refused
 */
public record StoredToken(
    String id,
    TokenKind kind,
    String label,
    Optional<String> site,
    TokenHash hash,
    String masked,
    Instant createdAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {
  public StoredToken {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireNonNull(label, "label");
    requireNonNull(site, "site");
    requireNonNull(hash, "hash");
    requireNonNull(masked, "masked");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(lastUsedAt, "lastUsedAt");
    requireNonNull(revokedAt, "revokedAt");
  }

  public boolean isValid() {
    return revokedAt.isEmpty();
  }
}

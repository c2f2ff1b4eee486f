package dev.tableauwebhooks.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tokens that live as long as a test. */
public final class InMemoryTokenStore implements TokenStore {
  private final Map<String, StoredToken> tokens = new LinkedHashMap<>();
  private final Map<String, SiteGeneration> generations = new LinkedHashMap<>();

  @Override
  public synchronized void add(StoredToken token) {
    var known = tokens.values().stream().anyMatch(other -> other.hash().equals(token.hash()));
    if (known || tokens.putIfAbsent(token.id(), token) != null) {
      throw new IllegalArgumentException("There is already a token " + token.id());
    }
  }

  @Override
  public synchronized List<StoredToken> tokens() {
    return new ArrayList<>(tokens.values());
  }

  @Override
  public synchronized boolean revoke(String id, Instant at) {
    var token = tokens.get(id);
    if (token != null && token.isValid()) {
      tokens.put(id, changed(token, token.lastUsedAt(), Optional.of(at)));
    }
    return token != null;
  }

  @Override
  public synchronized void recordUse(Map<String, Instant> lastUses) {
    lastUses.forEach((id, at) ->
        tokens.computeIfPresent(
            id,
            (_, token) ->
                token.lastUsedAt().filter(known -> !known.isBefore(at)).isPresent()
                    ? token
                    : changed(token, Optional.of(at), token.revokedAt())));
  }

  @Override
  public synchronized List<SiteGeneration> generations() {
    return new ArrayList<>(generations.values());
  }

  @Override
  public synchronized void save(SiteGeneration generation) {
    generations.put(generation.site(), generation);
  }

  private static StoredToken changed(
      StoredToken token, Optional<Instant> lastUsedAt, Optional<Instant> revokedAt) {
    return new StoredToken(
        token.id(),
        token.kind(),
        token.label(),
        token.site(),
        token.hash(),
        token.masked(),
        token.createdAt(),
        lastUsedAt,
        revokedAt);
  }
}

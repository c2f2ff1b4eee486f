package dev.tableauwebhooks.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where tokens are kept. Safe for many threads; what a method was told is durable when it returns.
 * There are at most some hundreds of tokens, so reading all of them is cheap.
 */
public interface TokenStore {

  /**
   * Keeps a new token.
   *
   * @throws IllegalArgumentException if there is one of the same id or hash
   */
  void add(StoredToken token);

  /** All tokens, those that were revoked too, the oldest first. */
  List<StoredToken> tokens();

  /**
   * Refuses a token from now on. A second call changes nothing.
   *
   * @return whether there is a token of that id
   */
  boolean revoke(String id, Instant at);

  /** Notes when tokens were last used, by their ids; an earlier time than the one known is left. */
  void recordUse(Map<String, Instant> lastUses);

  /** The generations of the sites that {@link #save} was called for. */
  List<SiteGeneration> generations();

  /** Keeps a site's generations in place of those before. */
  void save(SiteGeneration generation);
}

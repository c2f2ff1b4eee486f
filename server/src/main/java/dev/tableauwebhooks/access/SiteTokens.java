package dev.tableauwebhooks.access;

import dev.tableauwebhooks.action.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tokens of sites, derived from the server's key, so that the webhooks of a site can be made
 * again although no token is kept.
 */
public final class SiteTokens {
  private final ServerKey key;
  private final TokenStore store;

  public SiteTokens(ServerKey key, TokenStore store) {
    this.key = key;
    this.store = store;
  }

  /** The token that the webhooks of a site should carry. */
  public Secret current(String site) {
    return key.derive(site, generation(site).newest());
  }

  /**
   * Makes the next token the current one. The one before stays valid until {@link #retire}, so that
   * the webhooks can be moved without losing an event.
   */
  public Secret rotate(String site) {
    store.save(generation(site).withNext());
    return current(site);
  }

  /** Refuses all tokens of a site but the current one. */
  public void retire(String site) {
    store.save(generation(site).withoutOld());
  }

  /** The hashes of the site's valid tokens. */
  Map<TokenHash, String> valid(SiteGeneration generation) {
    Map<TokenHash, String> tokens = new LinkedHashMap<>();
    for (var number = generation.oldest(); number <= generation.newest(); number++) {
      var token = key.derive(generation.site(), number).reveal();
      tokens.put(TokenHash.of(token), TokenText.masked(token));
    }
    return tokens;
  }

  private SiteGeneration generation(String site) {
    return store.generations().stream()
        .filter(generation -> generation.site().equals(site))
        .findFirst()
        .orElseGet(() -> SiteGeneration.first(site));
  }
}

package dev.tableauwebhooks.access;

import static java.util.Objects.requireNonNull;

/**
 * Which of a site's derived tokens are valid. While webhooks are moved to a new token, two are.
 *
 * @param oldest the first valid generation, from 1
 * @param newest the generation that new webhooks are made with
 */
public record SiteGeneration(String site, int oldest, int newest) {
  public SiteGeneration {
    requireNonNull(site, "site");
    if (oldest < 1 || newest < oldest) {
      throw new IllegalArgumentException("generations %d to %d".formatted(oldest, newest));
    }
  }

  /** Where every site begins. */
  static SiteGeneration first(String site) {
    return new SiteGeneration(site, 1, 1);
  }

  SiteGeneration withNext() {
    return new SiteGeneration(site, oldest, newest + 1);
  }

  SiteGeneration withoutOld() {
    return new SiteGeneration(site, newest, newest);
  }
}

package dev.tableauwebhooks.site;

import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of sites over a restart. Called from many threads; each call is small and
 * stands for itself.
 */
public interface SiteStore {

  /** The object as it was last remembered. */
  Optional<KnownContent> findContent(String siteLuid, String luid);

  /** Keeps the object in place of what was known of it. */
  void rememberContent(KnownContent content);

  /** The LUID that a configured site had when it last signed in. */
  Optional<String> findSiteLuid(String siteName);

  /** Keeps the site's LUID in place of the one before. */
  void rememberSiteLuid(String siteName, String luid);

  /** Until when the site's jobs have been compared with the events. */
  Optional<Instant> comparedUntil(String siteName);

  /** Keeps the instant in place of the one before. */
  void rememberComparedUntil(String siteName, Instant until);
}

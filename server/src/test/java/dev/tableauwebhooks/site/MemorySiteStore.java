package dev.tableauwebhooks.site;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers until it is forgotten itself. */
public final class MemorySiteStore implements SiteStore {
  private final Map<String, KnownContent> content = new ConcurrentHashMap<>();
  private final Map<String, String> luids = new ConcurrentHashMap<>();
  private final Map<String, Instant> compared = new ConcurrentHashMap<>();
  private final AtomicInteger writes = new AtomicInteger();

  @Override
  public Optional<KnownContent> findContent(String siteLuid, String luid) {
    return Optional.ofNullable(content.get(siteLuid + " " + luid));
  }

  @Override
  public void rememberContent(KnownContent known) {
    writes.incrementAndGet();
    content.put(known.siteLuid() + " " + known.luid(), known);
  }

  @Override
  public Optional<String> findSiteLuid(String siteName) {
    return Optional.ofNullable(luids.get(siteName));
  }

  @Override
  public void rememberSiteLuid(String siteName, String luid) {
    luids.put(siteName, luid);
  }

  @Override
  public Optional<Instant> comparedUntil(String siteName) {
    return Optional.ofNullable(compared.get(siteName));
  }

  @Override
  public void rememberComparedUntil(String siteName, Instant until) {
    compared.put(siteName, until);
  }

  int writes() {
    return writes.get();
  }
}

package dev.tableauwebhooks.simulator;

import java.util.List;
import java.util.Optional;

/** The sites of the simulated server. */
final class Sites {

  private final Shelf<Site> byLuid = new Shelf<>(Site::luid);

  void add(Site site) {
    byLuid.put(site);
  }

  List<Site> all() {
    return byLuid.all();
  }

  Optional<Site> find(String luid) {
    return byLuid.find(luid);
  }

  /** Tableau matches the content URL exactly; the Default site's is empty. */
  Optional<Site> withContentUrl(String contentUrl) {
    return all().stream().filter(site -> site.facts().contentUrl().equals(contentUrl)).findFirst();
  }

  void remove(String luid) {
    byLuid.remove(luid);
  }
}

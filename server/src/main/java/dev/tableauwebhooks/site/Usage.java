package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.rest.model.SearchHit;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * How often content of one site is looked at, as its search tells.
 *
 * @see <a
 *     href="https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_content_exploration.htm">the
 *     search, whose {@code hitsTotal} counts all views and {@code hitsSmallSpanTotal} those of the
 *     last month</a>
 */
final class Usage {
  private static final int HITS = 100;

  private final Site site;
  private final SharedCalls<Key, Optional<SearchHit>> hits;

  private record Key(ResourceKind kind, String luid, String name) {
    @Override
    public String toString() {
      return "the usage of %s %s".formatted(kind.word(), luid);
    }
  }

  Usage(Site site, InstantSource clock) {
    this.site = site;
    this.hits = new SharedCalls<>(clock);
  }

  /** What expressions see of the usage of an object, perhaps some minutes old. */
  Optional<Object> find(String property, ResourceKind kind, String luid, String name) {
    return switch (property) {
      case "totalViews" -> number(kind, luid, name, "hitsTotal");
      case "recentViews" -> number(kind, luid, name, "hitsSmallSpanTotal");
      default -> Optional.empty();
    };
  }

  private Optional<Object> number(ResourceKind kind, String luid, String name, String detail) {
    return hits.get(new Key(kind, luid, name), () -> told(kind, luid, name))
        .map(SearchHit::details)
        .flatMap(details -> Optional.ofNullable(details.get(detail)))
        .flatMap(Usage::whole);
  }

  private Optional<SearchHit> told(ResourceKind kind, String luid, String name) {
    return site.tableau().search().find(name, List.of(kind.word()), HITS).stream()
        .filter(hit -> hit.luid().equals(Optional.of(luid)))
        .findFirst();
  }

  /** Some answers write numbers as text. */
  private static Optional<Object> whole(Object value) {
    return switch (value) {
      case Number number -> Optional.of(number.longValue());
      case String text when text.matches("\\d{1,18}") -> Optional.of(Long.valueOf(text));
      default -> Optional.empty();
    };
  }
}

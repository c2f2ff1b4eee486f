package dev.tableauwebhooks.site;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * An object of a site as it was last seen.
 *
 * @param kind {@code workbook}, {@code datasource}, {@code view}, {@code flow}, {@code user},
 *     {@code project} or {@code site}; or {@code webhook}, for that of an event
 * @param values text by property, such as {@code name} or {@code project.luid}; the keys grow with
 *     releases, so keep those that you do not know
 */
public record KnownContent(String siteLuid, String luid, String kind, Map<String, String> values) {
  public KnownContent {
    requireNonNull(siteLuid, "siteLuid");
    requireNonNull(luid, "luid");
    requireNonNull(kind, "kind");
    values = Map.copyOf(values);
  }
}

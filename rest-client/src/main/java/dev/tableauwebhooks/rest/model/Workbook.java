package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A workbook.
 *
 * @param contentUrl its name in URLs
 * @param sizeInMegabytes as Tableau rounds it
 * @param defaultViewLuid the view that opens first
 * @param views filled by {@link dev.tableauwebhooks.rest.Workbooks#get}, empty in lists
 */
public record Workbook(
    ContentFacts facts,
    Optional<String> contentUrl,
    OptionalLong sizeInMegabytes,
    Optional<String> defaultViewLuid,
    List<View> views)
    implements Content {
  public Workbook {
    requireNonNull(facts, "facts");
    requireNonNull(contentUrl, "contentUrl");
    requireNonNull(sizeInMegabytes, "sizeInMegabytes");
    requireNonNull(defaultViewLuid, "defaultViewLuid");
    views = List.copyOf(views);
  }
}

package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sheet, dashboard or story of a workbook.
 *
 * @param contentUrl such as {@code Sales/sheets/Overview}
 * @param viewUrlName the last part of it, on newer servers
 * @param workbook the workbook that it belongs to
 * @param totalViews how often it was looked at
 */
public record View(
    ContentFacts facts,
    Optional<String> contentUrl,
    Optional<String> viewUrlName,
    Optional<Reference> workbook,
    OptionalLong totalViews)
    implements Content {
  public View {
    requireNonNull(facts, "facts");
    requireNonNull(contentUrl, "contentUrl");
    requireNonNull(viewUrlName, "viewUrlName");
    requireNonNull(workbook, "workbook");
    requireNonNull(totalViews, "totalViews");
  }
}

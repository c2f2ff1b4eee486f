package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What workbooks, data sources, views and flows have in common.
 *
 * @param webpageUrl the link that opens it; older servers leave it out
 * @param project where it lies; views of older servers leave it out
 * @param owner often without a name: ask {@link dev.tableauwebhooks.rest.Users#get}
 */
public record ContentFacts(
    String luid,
    String name,
    Optional<String> description,
    Optional<String> webpageUrl,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt,
    Optional<Reference> project,
    Optional<Reference> owner,
    List<String> tags) {
  public ContentFacts {
    requireNonNull(luid, "luid");
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(webpageUrl, "webpageUrl");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(updatedAt, "updatedAt");
    requireNonNull(project, "project");
    requireNonNull(owner, "owner");
    tags = List.copyOf(tags);
  }
}

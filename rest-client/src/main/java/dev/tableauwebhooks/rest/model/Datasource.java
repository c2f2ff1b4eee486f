package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A published data source.
 *
 * @param contentUrl its name in URLs
 * @param type how it connects, such as {@code sqlserver} or {@code excel-direct}
 * @param isCertified whether somebody vouches for it
 * @param certificationNote what that person wrote
 */
public record Datasource(
    ContentFacts facts,
    Optional<String> contentUrl,
    Optional<String> type,
    boolean isCertified,
    Optional<String> certificationNote)
    implements Content {
  public Datasource {
    requireNonNull(facts, "facts");
    requireNonNull(contentUrl, "contentUrl");
    requireNonNull(type, "type");
    requireNonNull(certificationNote, "certificationNote");
  }
}

package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * A Pulse metric: a definition with filters and a period.
 *
 * @param details everything that Tableau says of it, which insights are asked with
 */
public record PulseMetric(
    String luid,
    Optional<String> definitionLuid,
    Optional<String> datasourceLuid,
    boolean isDefault,
    boolean isFollowed,
    Map<String, Object> details) {
  public PulseMetric {
    requireNonNull(luid, "luid");
    requireNonNull(definitionLuid, "definitionLuid");
    requireNonNull(datasourceLuid, "datasourceLuid");
    requireNonNull(details, "details");
  }
}

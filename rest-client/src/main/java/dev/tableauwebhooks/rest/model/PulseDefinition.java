package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A definition of a Pulse metric.
 *
 * @param metrics those that the call was asked for
 * @param details everything that Tableau says of it, which insights are asked with
 */
public record PulseDefinition(
    String luid,
    String name,
    Optional<String> description,
    Optional<String> datasourceLuid,
    List<PulseMetric> metrics,
    Map<String, Object> details) {
  public PulseDefinition {
    requireNonNull(luid, "luid");
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(datasourceLuid, "datasourceLuid");
    metrics = List.copyOf(metrics);
    requireNonNull(details, "details");
  }
}

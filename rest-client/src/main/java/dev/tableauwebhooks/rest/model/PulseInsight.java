package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * One thing that Pulse found in a metric.
 *
 * @param group which group of insights it belongs to, such as {@code ban}
 * @param type such as {@code popc}
 * @param markup the sentence for people, as text
 * @param details everything that Tableau says of it, with facts and chart
 */
public record PulseInsight(
    String group,
    String type,
    Optional<String> question,
    Optional<String> markup,
    Map<String, Object> details) {
  public PulseInsight {
    requireNonNull(group, "group");
    requireNonNull(type, "type");
    requireNonNull(question, "question");
    requireNonNull(markup, "markup");
    requireNonNull(details, "details");
  }
}

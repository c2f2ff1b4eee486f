package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A Prep flow.
 *
 * @param fileType {@code tfl} or {@code tflx}
 */
public record Flow(ContentFacts facts, Optional<String> fileType) implements Content {
  public Flow {
    requireNonNull(facts, "facts");
    requireNonNull(fileType, "fileType");
  }
}

package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What Pulse says in answer to a question.
 *
 * @param markup the answer for people
 * @param isEnough whether Pulse knew enough to answer
 * @param followUps questions that it suggests
 */
public record PulseBrief(String markup, boolean isEnough, List<String> followUps) {
  public PulseBrief {
    requireNonNull(markup, "markup");
    followUps = List.copyOf(followUps);
  }
}

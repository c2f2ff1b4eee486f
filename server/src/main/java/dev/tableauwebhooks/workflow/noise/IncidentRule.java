package dev.tableauwebhooks.workflow.noise;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.workflow.Expression;
import java.util.Optional;

/**
 * Which events open and resolve incidents.
 *
 * <p>A failure opens the incident of its key, or counts in it where it is open. A success resolves
 * its object in every open incident of the workflow; an incident is over when all its objects are.
 * Events are ordered by when they happened, not by when they came.
 *
 * @param key failures with equal keys form one incident, for example those with one cause
 * @param member the object that fails and recovers
 * @param open whether an event is a failure
 * @param resolve whether it is a success
 * @param inhibits while an incident is open, runs of other workflows for which this is true are
 *     suppressed; it sees the incident behind the word inhibitor
 */
public record IncidentRule(
    Key key,
    Expression member,
    Expression open,
    Expression resolve,
    Optional<Expression> inhibits) {
  public IncidentRule {
    requireNonNull(key, "key");
    requireNonNull(member, "member");
    requireNonNull(open, "open");
    requireNonNull(resolve, "resolve");
    requireNonNull(inhibits, "inhibits");
  }
}

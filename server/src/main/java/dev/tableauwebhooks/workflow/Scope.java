package dev.tableauwebhooks.workflow;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.event.TableauEvent;
import java.time.Instant;
import java.util.Map;

/**
 * What an expression sees while one run is worked on.
 *
 * @param event the event, and {@code eventId}, {@code receivedAt} and {@code rawBody} as it arrived
 * @param lookups {@code content}, {@code site} and {@code job}
 * @param steps the outputs of finished steps, by step id and output name
 * @param env the names and values that the configuration lets workflows see
 * @param runId {@code run.id}
 * @param workflow {@code run.workflow}
 */
public record Scope(
    TableauEvent event,
    String eventId,
    Instant receivedAt,
    Object rawBody,
    Lookups lookups,
    Map<String, Map<String, Object>> steps,
    Map<String, String> env,
    String runId,
    String workflow) {
  public Scope {
    requireNonNull(event, "event");
    requireNonNull(eventId, "eventId");
    requireNonNull(receivedAt, "receivedAt");
    requireNonNull(rawBody, "rawBody");
    requireNonNull(lookups, "lookups");
    steps = Map.copyOf(steps);
    env = Map.copyOf(env);
    requireNonNull(runId, "runId");
    requireNonNull(workflow, "workflow");
  }

  /** The same with other look-ups. */
  public Scope with(Lookups others) {
    return new Scope(event, eventId, receivedAt, rawBody, others, steps, env, runId, workflow);
  }
}

package dev.tableauwebhooks.action;

import dev.tableauwebhooks.event.TableauEvent;
import java.util.Map;
import java.util.Optional;

/** The run and step on whose behalf an action is called. */
public interface ActionContext {

  /** The run's identifier, as in {@code tableau-webhooks run ID}. */
  String runId();

  /** The step's {@code id}. */
  String step();

  /** 1 at the first try. */
  int attempt();

  /**
   * The same text at every attempt of this step of this run, and at no other: for targets that drop
   * repeats.
   */
  String idempotencyKey();

  /**
   * What this step gave when it last succeeded in an earlier run of the same incident or group,
   * such as the identifier of a message that can be edited now; empty the first time, and where the
   * workflow has neither.
   */
  Map<String, Object> earlier();

  /**
   * The identifier of the incident that the run tells of, the same from its opening to its end;
   * empty where the workflow has no incidents.
   */
  Optional<String> incident();

  /** The event that started the run. */
  TableauEvent event();

  /** The name of the configured site that the event belongs to; empty where it matches none. */
  Optional<String> site();
}

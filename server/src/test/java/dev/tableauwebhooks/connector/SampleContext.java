package dev.tableauwebhooks.connector;

import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import java.util.Map;
import java.util.Optional;

/**
 * A first attempt of a step {@code tell} of run {@code run-1}, for a failed refresh.
 *
 * @param earlier what the step gave in an earlier run
 * @param incident that the run tells of
 */
public record SampleContext(Map<String, Object> earlier, Optional<String> incident)
    implements ActionContext {
  public SampleContext {
    earlier = Map.copyOf(earlier);
  }

  /** On its own. */
  public SampleContext() {
    this(Map.of(), Optional.empty());
  }

  @Override
  public String runId() {
    return "run-1";
  }

  @Override
  public String step() {
    return "tell";
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public String idempotencyKey() {
    return "key-of-run-1-tell";
  }

  @Override
  public TableauEvent event() {
    return TableauEvent.of(
        EventType.WORKBOOK_REFRESH_FAILED,
        new Origin(Optional.of("site-luid"), Optional.empty(), Optional.empty()),
        Resource.of(ResourceKind.WORKBOOK, "luid", "Superstore"));
  }

  @Override
  public Optional<String> site() {
    return Optional.of("demo");
  }
}

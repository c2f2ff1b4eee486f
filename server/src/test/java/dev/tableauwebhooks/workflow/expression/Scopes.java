package dev.tableauwebhooks.workflow.expression;

import static dev.tableauwebhooks.action.ActionDescription.Type.ANY;
import static dev.tableauwebhooks.action.ActionDescription.Type.BOOLEAN;
import static dev.tableauwebhooks.action.ActionDescription.Type.NUMBER;
import static dev.tableauwebhooks.action.ActionDescription.Type.TEXT;

import dev.tableauwebhooks.action.ActionDescription.Output;
import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.workflow.Lookups;
import dev.tableauwebhooks.workflow.Scope;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One event with everything around it, for tests of expressions. */
final class Scopes {

  static final Names NAMES =
      new Names(
          Map.of(
              "call",
              List.of(
                  new Output("status", NUMBER, "The status."),
                  new Output("body", ANY, "The body."),
                  new Output("ok", BOOLEAN, "Whether it worked.")),
              "quiet",
              List.of(),
              "skipped",
              List.of(new Output("text", TEXT, "Some text."))),
          Set.of("afterwards"),
          Set.of("REGION", "UNSET"),
          Set.of("SLACK_TOKEN", "SLACK_URL"),
          Map.of("call", List.of(new Output("status", NUMBER, "The status."))),
          false);

  private Scopes() {}

  static Scope with(Lookups lookups) {
    var event =
        TableauEvent.of(
            EventType.WORKBOOK_REFRESH_FAILED,
            new Origin(
                Optional.of("site-1"),
                Optional.of(Instant.parse("2026-11-24T08:30:15Z")),
                Optional.empty()),
            Resource.of(ResourceKind.WORKBOOK, "wb-7", "Sales"));
    return new Scope(
        event,
        "ev-1",
        Instant.parse("2026-11-24T08:30:16.5Z"),
        raw(),
        lookups,
        Map.of(
            "call",
            Map.of("status", 200, "ok", true, "body", Map.of("items", List.of(Map.of("id", 5))))),
        Map.of("REGION", "eu"),
        "run-1",
        "Tell the owner");
  }

  private static Object raw() {
    var raw = new LinkedHashMap<String, Object>();
    raw.put("event_type", "WorkbookRefreshFailed");
    raw.put("resource-name", "Sales");
    raw.put("count", 3);
    raw.put("ratio", 0.5);
    raw.put("big", new java.math.BigInteger("123456789012345678901234567890"));
    raw.put("nothing", null);
    raw.put("flag", true);
    raw.put("list", Arrays.asList(1, null, "x", Map.of("deep", List.of(true))));
    raw.put("empty", Map.of());
    return raw;
  }
}

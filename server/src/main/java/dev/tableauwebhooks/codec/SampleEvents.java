package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.event.TableauEvent;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Bodies as Tableau posts them, for trying things out.
 *
 * <p>The shape follows the samples of Tableau's documentation and the {@code text} that newer
 * versions add (github.com/tableau/webhooks-docs, issue 34).
 */
public final class SampleEvents {
  private static final String SITE_LUID = "8b2a95d8-52b9-40a4-8712-cd6da771bd1b";

  private final InstantSource clock;

  public SampleEvents(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The JSON body of an event that happens now.
   *
   * @param fields fields of the payload that replace or join the sample's, such as {@code
   *     resource_name}; an empty value leaves the field out
   */
  public String body(EventType type, Map<String, String> fields) {
    return write(body(type.wireName(), resource(type), name(type), luid(type), fields));
  }

  /** The JSON body of an event that the server raises itself, as of now. */
  public String body(InternalEventType type, Map<String, String> fields) {
    var sample = InternalSample.of(type);
    var given = new HashMap<>(fields);
    given.putIfAbsent("text", sample.text());
    var body =
        body(type.wireName(), type.kind().name(), sample.resourceName(), sample.luid(), given);
    body.put("details", sample.details());
    return write(body);
  }

  /** The JSON body of Tableau's test of a webhook. */
  public String test(Map<String, String> fields) {
    return write(body(TableauEvent.Test.TYPE, "WORKBOOK", "Test", "", fields));
  }

  /** The JSON body of an event that this release does not know. */
  public String unknown(String type, Map<String, String> fields) {
    return write(
        body(type, "FLOW", "Nightly Prep Flow", "4cd5f5b1-8f3a-4d9d-9a3c-0e1f2a3b4c5d", fields));
  }

  /** The sample of that wire name, {@code Test} included; empty where no event has it. */
  public Optional<String> find(String name, Map<String, String> fields) {
    if (name.equals(TableauEvent.Test.TYPE)) {
      return Optional.of(test(fields));
    }
    return EventType.fromWireName(name)
        .map(type -> body(type, fields))
        .or(() -> InternalEventType.fromWireName(name).map(type -> body(type, fields)));
  }

  private Map<String, Object> body(
      String type, String resource, String name, String luid, Map<String, String> given) {
    var now = clock.instant();
    var fields = new LinkedHashMap<String, String>();
    fields.put("resource", resource);
    fields.put("event_type", type);
    fields.put("resource_name", name);
    fields.put("site_luid", SITE_LUID);
    fields.put("resource_luid", luid);
    fields.put("created_at", now.truncatedTo(ChronoUnit.SECONDS).toString());
    fields.putAll(given);
    fields.computeIfAbsent(
        "text",
        _ ->
            "Event %s for resource %s: %s on site %s posted at %s"
                .formatted(
                    fields.get("event_type"),
                    fields.get("resource_name"),
                    fields.get("resource_luid"),
                    fields.get("site_luid"),
                    DateTimeFormatter.ISO_INSTANT.format(now.truncatedTo(ChronoUnit.MILLIS))));
    fields.values().removeIf(String::isEmpty);
    return new LinkedHashMap<>(fields);
  }

  private static String write(Map<String, Object> body) {
    return Json.write(body);
  }

  private static String resource(EventType type) {
    return switch (type) {
      case DATASOURCE_REFRESH_STARTED,
          DATASOURCE_REFRESH_SUCCEEDED,
          DATASOURCE_REFRESH_FAILED,
          WORKBOOK_REFRESH_STARTED,
          WORKBOOK_REFRESH_SUCCEEDED,
          WORKBOOK_REFRESH_FAILED ->
          "EXTRACTS";
      case LABEL_CREATED, LABEL_UPDATED, LABEL_DELETED -> "WORKBOOK";
      default -> type.kind().name();
    };
  }

  private static String name(EventType type) {
    return switch (type.kind()) {
      case DATASOURCE -> "Sales Orders";
      case VIEW -> "Sales by Region";
      case USER -> "Ada Lovelace";
      case SITE -> "Demo";
      case WORKBOOK, FLOW, SUBSCRIPTION, WEBHOOK, RUN, WORKFLOW, UNKNOWN -> "Quarterly Sales";
    };
  }

  private static String luid(EventType type) {
    return switch (type.kind()) {
      case DATASOURCE -> "1f2f3e4d-5c6b-4a79-8817-2635445362f1";
      case VIEW -> "9a0b1c2d-3e4f-4051-8627-38495a6b7c8d";
      case USER -> "0d1e2f30-4152-4364-9576-8798a9bacbdc";
      case SITE -> SITE_LUID;
      case WORKBOOK, FLOW, SUBSCRIPTION, WEBHOOK, RUN, WORKFLOW, UNKNOWN ->
          "d39a37f6-6d98-4692-a93b-92e01f5edbc5";
    };
  }
}

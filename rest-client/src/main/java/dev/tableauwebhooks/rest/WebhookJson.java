package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.Webhook;
import dev.tableauwebhooks.rest.model.WebhookDefinition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Webhooks as JSON. Before 3.9 the event is not a property but the name of an element: {@code
 * "webhook-source": {"webhook-source-event-workbook-updated": {}}}.
 */
final class WebhookJson {
  private static final ApiVersion EVENT_BY_NAME = new ApiVersion(3, 9);
  private static final String SOURCE = "webhook-source";
  private static final String SOURCE_EVENT = "webhook-source-event-";
  private static final String DESTINATION = "webhook-destination";
  private static final String DESTINATION_HTTP = "webhook-destination-http";

  private WebhookJson() {}

  static Webhook read(Json json) {
    return new Webhook(
        json.requiredText("id"),
        json.text("name").orElse(""),
        json.text("event").or(() -> legacyEvent(json)).orElse(""),
        json.flag("isEnabled"),
        json.text("statusChangeReason").orElse(""),
        json.object(DESTINATION)
            .flatMap(destination -> destination.object(DESTINATION_HTTP))
            .flatMap(http -> http.text("url"))
            .orElse(""),
        Facts.reference(json, "owner"));
  }

  static Map<String, Object> write(WebhookDefinition definition, ApiVersion version) {
    var webhook = new LinkedHashMap<String, Object>();
    webhook.put("name", definition.name());
    if (version.isAtLeast(EVENT_BY_NAME)) {
      webhook.put("event", definition.event());
    } else {
      webhook.put(SOURCE, Map.of(SOURCE_EVENT + kebab(definition.event()), Map.of()));
    }
    webhook.put("isEnabled", definition.isEnabled());
    var http = Map.of("method", "POST", "url", definition.url().toString());
    webhook.put(DESTINATION, Map.of(DESTINATION_HTTP, http));
    return Map.of("webhook", webhook);
  }

  private static Optional<String> legacyEvent(Json json) {
    return json.object(SOURCE).stream()
        .flatMap(source -> source.names().stream())
        .filter(name -> name.startsWith(SOURCE_EVENT))
        .map(name -> pascal(name.substring(SOURCE_EVENT.length())))
        .findFirst();
  }

  private static String kebab(String event) {
    return event.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static String pascal(String event) {
    return Arrays.stream(event.split("-", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}

package dev.tableauwebhooks.simulator;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls below {@code /simulator}, by which a person with curl asks for events and faults. They
 * read JSON whatever the content type, since curl's own says it is a form.
 */
final class Control {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> FAULT_KEYS =
      Set.of("method", "path", "status", "code", "retryAfter", "delayMillis", "times");
  private static final Set<String> EVENT_KEYS = Set.of("event", "resource", "error", "copies");

  private final Site site;
  private final Faults faults;
  private final Firings firings;
  private final Supplier<String> description;

  Control(Site site, Faults faults, Firings firings, Supplier<String> description) {
    this.site = site;
    this.faults = faults;
    this.firings = firings;
    this.description = description;
  }

  static boolean isMeant(Request request) {
    return request.path().equals("/simulator") || request.path().startsWith("/simulator/");
  }

  HttpReply answer(Request request) {
    try {
      return switch (request.method() + " " + request.path()) {
        case "GET /simulator", "GET /simulator/" -> HttpReply.text(200, description.get());
        case "POST /simulator/faults" -> addFault(request);
        case "DELETE /simulator/faults" -> clearFaults();
        case "POST /simulator/events" -> fire(request);
        default ->
            HttpReply.text(404, "No such call. GET /simulator lists those that there are.\n");
      };
    } catch (SimulatorException problem) {
      return HttpReply.text(400, problem.getMessage() + "\n");
    }
  }

  private HttpReply addFault(Request request) {
    var asked = read(request, FAULT_KEYS);
    var fault =
        new Fault(
            text(asked, "method"),
            text(asked, "path"),
            number(asked, "status", 0),
            number(asked, "code", 0),
            text(asked, "retryAfter"),
            Duration.ofMillis(number(asked, "delayMillis", 0)),
            number(asked, "times", 1));
    faults.add(fault);
    return HttpReply.text(
        201,
        "%d fault(s) wait. DELETE /simulator/faults removes them.\n"
            .formatted(faults.pending().size()));
  }

  private HttpReply clearFaults() {
    faults.clear();
    return HttpReply.text(200, "No fault waits.\n");
  }

  private HttpReply fire(Request request) {
    var asked = read(request, EVENT_KEYS);
    var firing =
        new Firing(
            text(asked, "event"),
            text(asked, "resource"),
            text(asked, "error"),
            number(asked, "copies", 1));
    var fired = firings.fire(site, firing);
    return HttpReply.text(
        202,
        "Sent to %d webhook(s), %d time(s): %s\n"
            .formatted(fired.webhooks().size(), firing.copies(), fired.body()));
  }

  private static JsonNode read(Request request, Set<String> known) {
    try {
      var json = JSON.readTree(request.bodyText());
      if (!json.isObject()) {
        throw new SimulatorException("The body is not a JSON object.");
      }
      var unknown = new TreeSet<>(json.propertyNames());
      unknown.removeAll(known);
      if (!unknown.isEmpty()) {
        throw new SimulatorException(
            "Unknown: %s. Use: %s."
                .formatted(String.join(", ", unknown), String.join(", ", new TreeSet<>(known))));
      }
      return json;
    } catch (JacksonException unreadable) {
      throw new SimulatorException(
          "The body is not JSON: " + unreadable.getOriginalMessage(), unreadable);
    }
  }

  private static String text(JsonNode json, String key) {
    return json.path(key).asString("");
  }

  private static int number(JsonNode json, String key, int otherwise) {
    var value = json.path(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isInt()) {
      throw new SimulatorException("'%s' is not a whole number.".formatted(key));
    }
    return value.intValue();
  }
}

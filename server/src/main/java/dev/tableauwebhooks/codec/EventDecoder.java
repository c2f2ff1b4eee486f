package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Reads what Tableau posts, in every spelling that was ever seen: {@code snake_case}, the {@code
 * kebab-case} of 2018, {@code camelCase} and mixtures, legacy {@code webhook-source} names, missing
 * fields, and tests that are empty or {@code {}}.
 *
 * <p>Never throws. Takes time linear in the body's length and keeps only the fields it knows, so a
 * hostile body costs no more than an honest one of its size.
 */
public final class EventDecoder {

  /** Longer than any name of an event; a longer one is not kept as one. */
  private static final int LONGEST_TYPE = 200;

  public Decoded decode(byte[] body) {
    if (isBlank(body)) {
      return test(new Fields());
    }
    try (var parser = Json.FACTORY.createParser(ObjectReadContext.empty(), body)) {
      return decode(parser);
    } catch (StreamConstraintsException e) {
      return new Decoded.Odd(
          "The body is nested too deeply, or holds a name or number that is too long.");
    } catch (JacksonException e) {
      var where = e.getLocation();
      return new Decoded.Odd(
          where == null || where.getLineNr() < 1
              ? "The body is not JSON."
              : "The body is not JSON (line %d, column %d)."
                  .formatted(where.getLineNr(), where.getColumnNr()));
    }
  }

  private static Decoded decode(JsonParser parser) {
    var first = parser.nextToken();
    if (first == null) {
      return test(new Fields());
    }
    var root = nameOf(first);
    var fields = new Fields();
    if (first == JsonToken.START_OBJECT) {
      fields.readFrom(parser);
    } else {
      parser.skipChildren();
    }
    if (parser.nextToken() != null) {
      return new Decoded.Odd("The body goes on after the end of its first JSON value.");
    }
    if (first != JsonToken.START_OBJECT) {
      return new Decoded.Odd("The body is %s, not a JSON object.".formatted(root));
    }
    return fields.isEmpty() ? test(fields) : decode(fields);
  }

  private static Decoded decode(Fields fields) {
    if (fields.eventTypeIsOdd().isPresent()) {
      return new Decoded.Odd(
          "event_type is %s, not text.".formatted(fields.eventTypeIsOdd().get()));
    }
    if (fields.eventType().isEmpty()) {
      return new Decoded.Odd("The body has no event_type.");
    }
    var name = fields.eventType().get();
    if (name.equalsIgnoreCase(TableauEvent.Test.TYPE)) {
      return test(fields);
    }
    if (name.length() > LONGEST_TYPE) {
      return new Decoded.Odd("event_type is %d characters long.".formatted(name.length()));
    }
    return new Decoded.Event(event(name, fields));
  }

  private static TableauEvent event(String name, Fields fields) {
    var internal = InternalEventType.fromWireName(name);
    if (internal.isPresent()) {
      var type = internal.get();
      return new TableauEvent.Internal(type, origin(fields), resource(fields, type.kind()));
    }
    return EventType.fromWireName(name)
        .or(() -> EventType.fromLegacySource(name))
        .map(type -> TableauEvent.of(type, origin(fields), resource(fields, type.kind())))
        .orElseGet(() ->
            new TableauEvent.Unrecognized(
                name, origin(fields), resource(fields, ResourceKind.UNKNOWN)));
  }

  private static Decoded test(Fields fields) {
    return new Decoded.Test(
        new TableauEvent.Test(origin(fields), resource(fields, ResourceKind.UNKNOWN)));
  }

  private static Origin origin(Fields fields) {
    return new Origin(
        fields.siteLuid(),
        fields.createdAt(),
        fields.text(),
        fields.isReconciled(),
        fields.jobLuid());
  }

  private static Resource resource(Fields fields, ResourceKind ofType) {
    var kind =
        ofType == ResourceKind.UNKNOWN
            ? fields.resource().map(ResourceKind::fromPayload).orElse(ResourceKind.UNKNOWN)
            : ofType;
    return new Resource(kind, fields.resourceLuid(), fields.resourceName());
  }

  /** Empty, only white space, or only a byte order mark. */
  private static boolean isBlank(byte[] body) {
    var start =
        body.length >= 3
                && (body[0] & 0xFF) == 0xEF
                && (body[1] & 0xFF) == 0xBB
                && (body[2] & 0xFF) == 0xBF
            ? 3
            : 0;
    for (var i = start; i < body.length; i++) {
      if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r' && body[i] != '\n') {
        return false;
      }
    }
    return true;
  }

  static String nameOf(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      default -> "nothing";
    };
  }
}

package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.event.EventType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of one payload, whatever the spelling of their names. Where a field comes twice in the
 * same spelling the last one counts, as in most JSON readers; where it comes in several spellings,
 * today's counts before those of the past.
 */
final class Fields {

  private static final int LONGEST_LUID = 200;
  private static final int LONGEST_NAME = 2_000;

  /** Names as they are after {@link #plain}, the likeliest first. */
  private static final Map<String, Field> BY_PLAIN_NAME =
      Map.ofEntries(
          Map.entry("resource", Field.RESOURCE),
          Map.entry("eventtype", Field.EVENT_TYPE),
          Map.entry("resourcename", Field.RESOURCE_NAME),
          Map.entry("siteluid", Field.SITE_LUID),
          Map.entry("siteid", Field.SITE_LUID),
          Map.entry("resourceluid", Field.RESOURCE_LUID),
          Map.entry("resourceid", Field.RESOURCE_LUID),
          Map.entry("createdat", Field.CREATED_AT),
          Map.entry("text", Field.TEXT),
          Map.entry("reconciled", Field.RECONCILED),
          Map.entry("jobluid", Field.JOB_LUID),
          Map.entry("webhooksource", Field.LEGACY_SOURCE));

  private final Map<Field, Found> found = new HashMap<>();
  private boolean empty = true;

  private enum Field {
    RESOURCE,
    EVENT_TYPE,
    RESOURCE_NAME,
    SITE_LUID,
    RESOURCE_LUID,
    CREATED_AT,
    TEXT,
    RECONCILED,
    JOB_LUID,
    LEGACY_SOURCE
  }

  /**
   * A value of a field.
   *
   * @param text null where it is no text, number or boolean
   * @param rank how good the spelling of its name is; 0 is best
   * @param token what it was
   */
  private record Found(@Nullable String text, int rank, JsonToken token) {}

  /** Reads the object whose opening brace the parser has just passed, to its end. */
  void readFrom(JsonParser parser) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      empty = false;
      var name = parser.currentName();
      var token = parser.nextToken();
      var field = BY_PLAIN_NAME.get(plain(name));
      if (field == Field.LEGACY_SOURCE && token == JsonToken.START_OBJECT) {
        readLegacySource(parser);
      } else if (field != null) {
        keep(field, new Found(scalar(parser, token), rank(name), token));
        parser.skipChildren();
      } else {
        if (EventType.fromLegacySource(name).isPresent()) {
          keep(Field.LEGACY_SOURCE, new Found(name, 0, JsonToken.VALUE_STRING));
        }
        parser.skipChildren();
      }
    }
  }

  /** {@code "webhook-source": {"webhook-source-event-workbook-created": {}}}. */
  private void readLegacySource(JsonParser parser) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      keep(Field.LEGACY_SOURCE, new Found(parser.currentName(), 0, JsonToken.VALUE_STRING));
      parser.nextToken();
      parser.skipChildren();
    }
  }

  private void keep(Field field, Found value) {
    found.merge(field, value, (old, now) -> now.rank() <= old.rank() ? now : old);
  }

  boolean isEmpty() {
    return empty;
  }

  /** The event's name, from its own field or from a legacy one. */
  Optional<String> eventType() {
    return text(Field.EVENT_TYPE).or(() -> text(Field.LEGACY_SOURCE));
  }

  /** What {@code event_type} is where it is neither text nor missing nor null. */
  Optional<String> eventTypeIsOdd() {
    var type = found.get(Field.EVENT_TYPE);
    return type == null
            || type.token() == JsonToken.VALUE_STRING
            || type.token() == JsonToken.VALUE_NULL
        ? Optional.empty()
        : Optional.of(EventDecoder.nameOf(type.token()));
  }

  /** Whether this server made the body itself, of what it found out. */
  boolean isReconciled() {
    var mark = found.get(Field.RECONCILED);
    return mark != null && mark.token() == JsonToken.VALUE_TRUE;
  }

  /** The job by which this server found out. */
  Optional<String> jobLuid() {
    return text(Field.JOB_LUID).filter(luid -> luid.length() <= LONGEST_LUID);
  }

  Optional<String> resource() {
    return text(Field.RESOURCE);
  }

  Optional<String> resourceLuid() {
    return luid(Field.RESOURCE_LUID);
  }

  Optional<String> siteLuid() {
    return luid(Field.SITE_LUID);
  }

  /** Cut where it is longer than any name that Tableau allows. */
  Optional<String> resourceName() {
    return text(Field.RESOURCE_NAME).map(name -> cut(name, LONGEST_NAME));
  }

  Optional<String> text() {
    return text(Field.TEXT);
  }

  Optional<Instant> createdAt() {
    return text(Field.CREATED_AT).flatMap(Fields::instant);
  }

  /** An identifier that is longer than any real one is none; a database index may refuse it. */
  private Optional<String> luid(Field field) {
    return text(field).filter(luid -> luid.length() <= LONGEST_LUID);
  }

  private Optional<String> text(Field field) {
    return Optional.ofNullable(found.get(field))
        .map(Found::text)
        .map(Fields::storable)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static @Nullable String scalar(JsonParser parser, JsonToken token) {
    return switch (token) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getString();
      default -> null;
    };
  }

  private static String plain(String name) {
    return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  private static int rank(String name) {
    if (name.endsWith("-id") || name.endsWith("_id") || name.endsWith("Id")) {
      return 3;
    }
    return name.indexOf('-') < 0 ? (name.equals(name.toLowerCase(Locale.ROOT)) ? 0 : 2) : 1;
  }

  /**
   * Without what PostgreSQL's text or UTF-8 cannot hold: NUL and halves of surrogate pairs become
   * the replacement character. The body itself is kept unchanged.
   */
  private static String storable(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
        return text.codePoints()
            .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  private static String cut(String text, int length) {
    return text.length() <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, length) - 1)) + "…";
  }

  /** ISO 8601 with or without a fraction, a zone (UTC if none), and {@code T}. */
  private static Optional<Instant> instant(String text) {
    var iso = text.replace(' ', 'T');
    try {
      return sensible(OffsetDateTime.parse(iso).toInstant());
    } catch (DateTimeException e) {
      try {
        return sensible(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
      } catch (DateTimeException e2) {
        return Optional.empty();
      }
    }
  }

  /** Databases and JSON readers fail on years outside these. */
  private static Optional<Instant> sensible(Instant time) {
    var year = time.atOffset(ZoneOffset.UTC).getYear();
    return year >= 1970 && year <= 9999 ? Optional.of(time) : Optional.empty();
  }
}

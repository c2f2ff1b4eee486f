package dev.tableauwebhooks.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {

  private final EventDecoder decoder = new EventDecoder();

  /** The published samples: Tableau's documentation and public receivers. */
  static Stream<Map.Entry<String, TableauEvent>> published() {
    return Stream.of(
        Map.entry(
            """
            {"resource":"DATASOURCE","event_type":"DatasourceCreated","resource_name":"My Datasource",\
            "site_luid":"8b2a95d8-52b9-40a4-8712-cd6da771bd1b","resource_luid":"99",\
            "created_at":"2018-11-15T17:14:45Z"}\
            """,
            TableauEvent.of(
                EventType.DATASOURCE_CREATED,
                origin("8b2a95d8-52b9-40a4-8712-cd6da771bd1b", "2018-11-15T17:14:45Z"),
                Resource.of(ResourceKind.DATASOURCE, "99", "My Datasource"))),
        Map.entry(
            """
            {"resource":"WORKBOOK","event_type":"WorkbookCreated","resource_name":"trigger2",\
            "site_luid":"f8dbec1d-2217-42b0-868a-229a2ff090bb",\
            "resource_luid":"d39a37f6-6d98-4692-a93b-92e01f5edbc5",\
            "created_at":"2023-10-06T19:12:33Z","text":"Event WorkbookCreated for resource trigger2"}\
            """,
            TableauEvent.of(
                EventType.WORKBOOK_CREATED,
                new Origin(
                    Optional.of("f8dbec1d-2217-42b0-868a-229a2ff090bb"),
                    Optional.of(Instant.parse("2023-10-06T19:12:33Z")),
                    Optional.of("Event WorkbookCreated for resource trigger2")),
                Resource.of(
                    ResourceKind.WORKBOOK, "d39a37f6-6d98-4692-a93b-92e01f5edbc5", "trigger2"))),
        Map.entry(
            """
            {"resource":"EXTRACTS","event_type":"WorkbookRefreshStarted","resource_name":"Workbook",\
            "site_luid":"abc","resource_luid":"abc","created_at":"2019-11-14T14:31:21Z"}\
            """,
            TableauEvent.of(
                EventType.WORKBOOK_REFRESH_STARTED,
                origin("abc", "2019-11-14T14:31:21Z"),
                Resource.of(ResourceKind.WORKBOOK, "abc", "Workbook"))),
        Map.entry(
            """
            {"resource":"USER","event_type":"AdminPromoted","resource_name":"Test user",\
            "site_luid":"8b2a95d8-52b9-40a4-8712-cd6da771bd1b","resource_luid":"25",\
            "created_at":"2018-11-15T17:14:45Z"}\
            """,
            TableauEvent.of(
                EventType.ADMIN_PROMOTED,
                origin("8b2a95d8-52b9-40a4-8712-cd6da771bd1b", "2018-11-15T17:14:45Z"),
                Resource.of(ResourceKind.USER, "25", "Test user"))));
  }

  @ParameterizedTest
  @MethodSource("published")
  void readsThePublishedSamples(Map.Entry<String, TableauEvent> sample) {
    assertThat(decode(sample.getKey())).isEqualTo(new Decoded.Event(sample.getValue()));
  }

  static Stream<String> spellings() {
    return Stream.of(
        """
        {"resource":"WORKBOOK","event_type":"WorkbookUpdated","resource_name":"W","site_luid":"s",\
        "resource_luid":"r","created_at":"2024-01-02T03:04:05Z"}\
        """,
        """
        {"resource":"WORKBOOK","event-type":"WorkbookUpdated","resource-name":"W","site-id":"s",\
        "resource-id":"r","created-at":"2024-01-02T03:04:05Z"}\
        """,
        """
        {"resource":"WORKBOOK","event-type":"WorkbookUpdated","resource-name":"W","site-luid":"s",\
        "resource-luid":"r","createdAt":"2024-01-02T03:04:05Z"}\
        """,
        """
        {"resource":"WORKBOOK","eventType":"WorkbookUpdated","resourceName":"W","siteLuid":"s",\
        "resourceLuid":"r","createdAt":"2024-01-02T03:04:05Z"}\
        """,
        """
        {"event_type":"webhook-source-event-workbook-updated","resource_name":"W","site_luid":"s",\
        "resource_luid":"r","created_at":"2024-01-02T03:04:05+00:00"}\
        """,
        """
        {"webhook-source":{"webhook-source-event-workbook-updated":{}},"resource_name":"W",\
        "site_luid":"s","resource_luid":"r","created_at":"2024-01-02 03:04:05"}\
        """,
        """
        {"webhook-source":"webhook-source-event-workbook-updated","resource_name":"W",\
        "site_luid":"s","resource_luid":"r","created_at":"2024-01-02T04:04:05+01:00"}\
        """,
        """
        {"webhook-source-event-workbook-updated":{},"resource_name":"W","site_luid":"s",\
        "resource_luid":"r","created_at":"2024-01-02T03:04:05"}\
        """,
        """
        {"created_at":"2024-01-02T03:04:05Z","querystring":{},"resource_luid":"r","site_luid":"s",\
        "resource_name":"W","event_type":"WorkbookUpdated","extra":[1,{"a":[]}]}\
        """,
        """
        {"event_type":"x","event_type":"WorkbookUpdated","resource_name":"W","site_luid":"s",\
        "site-id":"old","resource_luid":"r","resourceId":"old","created_at":"2024-01-02T03:04:05Z"}\
        """,
        """
        \uFEFF{"event_type":"WorkbookUpdated","resource_name":"W","site_luid":"s",\
        "resource_luid":"r","created_at":"2024-01-02T03:04:05.000000Z"}
        """);
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void readsEverySpelling(String body) {
    assertThat(decode(body))
        .isEqualTo(
            new Decoded.Event(
                TableauEvent.of(
                    EventType.WORKBOOK_UPDATED,
                    origin("s", "2024-01-02T03:04:05Z"),
                    Resource.of(ResourceKind.WORKBOOK, "r", "W"))));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void knowsEveryDocumentedEvent(EventType type) {
    for (var name : new String[] {type.wireName(), type.legacySource()}) {
      assertThat(decode(Json.write(Map.of("event_type", name, "resource_luid", "99"))))
          .isInstanceOfSatisfying(
              Decoded.Event.class,
              decoded -> {
                assertThat(decoded.event().type()).isEqualTo(type.wireName());
                assertThat(decoded.event().resource().kind()).isEqualTo(type.kind());
                assertThat(decoded.event().resource().luid()).contains("99");
                assertThat(decoded.event().resource().name()).isEmpty();
                assertThat(decoded.event().origin())
                    .isEqualTo(new Origin(Optional.empty(), Optional.empty(), Optional.empty()));
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \r\n\t",
        "\uFEFF",
        "{}",
        "\uFEFF { } ",
        "{\"event_type\":\"Test\"}",
        "{\"event-type\":\"test\"}",
        "{\"event_type\":\"Test\",\"resource_name\":\"x\",\"created_at\":\"2024-01-02T03:04:05Z\"}"
      })
  void takesEmptyBodiesAndTestEventsForTests(String body) {
    assertThat(decode(body)).isInstanceOf(Decoded.Test.class);
  }

  @Test
  void keepsWhatATestSays() {
    assertThat(decode("{\"event_type\":\"Test\",\"resource\":\"VIEW\",\"resource_luid\":\"9\"}"))
        .isEqualTo(
            new Decoded.Test(
                new TableauEvent.Test(
                    new Origin(Optional.empty(), Optional.empty(), Optional.empty()),
                    new Resource(ResourceKind.VIEW, Optional.of("9"), Optional.empty()))));
  }

  @Test
  void keepsUnknownEventsAsValues() {
    assertThat(
            decode(
                "{\"event_type\":\"FlowCompleted\",\"resource\":\"flow\",\"resource_luid\":\"9\"}"))
        .isEqualTo(
            new Decoded.Event(
                new TableauEvent.Unrecognized(
                    "FlowCompleted",
                    new Origin(Optional.empty(), Optional.empty(), Optional.empty()),
                    new Resource(ResourceKind.FLOW, Optional.of("9"), Optional.empty()))));
  }

  @Test
  void tellsTheKindOfALabelledObjectFromThePayload() {
    assertThat(decode("{\"event_type\":\"LabelCreated\",\"resource\":\"DATASOURCE\"}"))
        .isInstanceOfSatisfying(
            Decoded.Event.class,
            decoded ->
                assertThat(decoded.event().resource().kind()).isEqualTo(ResourceKind.DATASOURCE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                          | The body is an array, not a JSON object.",
        "[{\"event_type\":\"Test\"}] | The body is an array, not a JSON object.",
        "\"Test\"                    | The body is text, not a JSON object.",
        "12                          | The body is a number, not a JSON object.",
        "null                        | The body is null, not a JSON object.",
        "true                        | The body is true or false, not a JSON object.",
        "{\"a\":1}                   | The body has no event_type.",
        "{\"event_type\":null}       | The body has no event_type.",
        "{\"event_type\":\" \"}      | The body has no event_type.",
        "{\"event_type\":5}          | event_type is a number, not text.",
        "{\"event_type\":[\"Test\"]} | event_type is an array, not text.",
        "{\"event_type\":{}}         | event_type is an object, not text.",
        "{\"event_type\":false}      | event_type is true or false, not text.",
        "{}{}                        | The body goes on after the end of its first JSON value.",
        "{\"a\":1                    | The body is not JSON (line 1, column 7).",
        "event_type=Test             | The body is not JSON (line 1, column 1).",
        "<event/>                    | The body is not JSON (line 1, column 1).",
        "{\"a\":\"\u0001\"}          | The body is not JSON (line 1, column 7).",
        "{'event_type':'Test'}       | The body is not JSON (line 1, column 2).",
        "{\"a\":NaN}                 | The body is not JSON (line 1, column 9).",
      })
  void saysWhyABodyIsOdd(String body, String reason) {
    assertThat(decode(body)).isEqualTo(new Decoded.Odd(reason));
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    var body = "{\"event_type\":\"WorkbookUpdated\",\"resource_name\":\"?\"}".getBytes(UTF_8);
    body[body.length - 3] = (byte) 0xE9;
    assertThat(decoder.decode(body)).isInstanceOf(Decoded.Odd.class);
  }

  @Test
  void refusesDeepNesting() {
    var levels = 10_000;
    for (var open : new String[] {"[", "{\"a\":"}) {
      assertThat(decode("{\"event_type\":\"WorkbookUpdated\",\"a\":" + open.repeat(levels)))
          .isEqualTo(
              new Decoded.Odd(
                  "The body is nested too deeply, or holds a name or number that is too long."));
    }
  }

  @Test
  void refusesAnEventTypeThatIsAnEssay() {
    assertThat(decode("{\"event_type\":\"%s\"}".formatted("x".repeat(201))))
        .isEqualTo(new Decoded.Odd("event_type is 201 characters long."));
  }

  @Test
  void readsFieldsOfWrongTypesAsFarAsTheyMakeSense() {
    assertThat(
            decode(
                """
                {"event_type":"WorkbookUpdated","resource_luid":99,"resource_name":["a"],\
                "site_luid":{"x":1},"created_at":1542302085,"text":true}\
                """))
        .isEqualTo(
            new Decoded.Event(
                TableauEvent.of(
                    EventType.WORKBOOK_UPDATED,
                    new Origin(Optional.empty(), Optional.empty(), Optional.empty()),
                    new Resource(ResourceKind.WORKBOOK, Optional.of("99"), Optional.empty()))));
  }

  @Test
  void replacesWhatNoDatabaseCanHold() {
    assertThat(
            decode(
                "{\"event_type\":\"WorkbookUpdated\",\"resource_name\":\"a\\u0000b\\ud83d\\ude00\\ud83d\"}"))
        .isInstanceOfSatisfying(
            Decoded.Event.class,
            decoded ->
                assertThat(decoded.event().resource().name())
                    .contains("a\uFFFDb\uD83D\uDE00\uFFFD"));
  }

  @Test
  void keepsNamesWithQuotesMarkupAndNewlines() {
    assertThat(
            decode(
                "{\"event_type\":\"WorkbookUpdated\",\"resource_name\":\"O'Neil \\\"<b>\\\"\\n| x\"}"))
        .isInstanceOfSatisfying(
            Decoded.Event.class,
            decoded ->
                assertThat(decoded.event().resource().name()).contains("O'Neil \"<b>\"\n| x"));
  }

  @Test
  void dropsIdentifiersAndTimesThatCannotBe() {
    assertThat(
            decode(
                """
                {"event_type":"WorkbookUpdated","resource_luid":"%s","site_luid":" ",\
                "created_at":"+999999999-12-31T00:00:00Z"}\
                """
                    .formatted("9".repeat(201))))
        .isInstanceOfSatisfying(
            Decoded.Event.class,
            decoded -> {
              assertThat(decoded.event().resource().luid()).isEmpty();
              assertThat(decoded.event().origin())
                  .isEqualTo(new Origin(Optional.empty(), Optional.empty(), Optional.empty()));
            });
  }

  @Test
  void isNotSlowedByHostileBodies() {
    var bodies =
        Stream.of(
            "{\"event_type\":\"WorkbookUpdated\",\"n\":" + "9".repeat(250_000) + "}",
            "{\"event_type\":\"WorkbookUpdated\",\"n\":1e" + "9".repeat(250_000) + "}",
            "{\"event_type\":\"WorkbookUpdated\",\"created_at\":" + "9".repeat(250_000) + "}",
            "{" + "\"event_type\":\"WorkbookUpdated\",".repeat(8_000) + "\"a\":1}",
            "[" + "1,".repeat(120_000) + "1]",
            "{\"event_type\":\"WorkbookUpdated\",\"resource_name\":\""
                + "\\u0000".repeat(40_000)
                + "\"}",
            "{\"" + "k".repeat(250_000) + "\":1}");
    assertTimeout(
        Duration.ofSeconds(5), () -> bodies.forEach(body -> assertThat(decode(body)).isNotNull()));
  }

  /** 10,000 bodies of a seeded generator: mutated samples and raw noise. */
  @Test
  void neverThrows() {
    var random = new Random(20261124);
    var samples = spellings().toList();
    for (var i = 0; i < 10_000; i++) {
      var body = mutate(samples.get(random.nextInt(samples.size())).getBytes(UTF_8), random);
      assertThat(decoder.decode(body)).as("body %d", i).isNotNull();
      assertThat(CanonicalBody.hash(body)).as("body %d", i).hasSize(64);
      assertThat(Json.readBody(body)).as("body %d", i).isNotNull();
    }
  }

  private static byte[] mutate(byte[] body, Random random) {
    var tokens =
        new String[] {
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "null",
          "1e999999999",
          "\\u0000",
          "\\",
          "\u0000",
          "-",
          "\uFEFF",
          "true",
          "event_type",
          "\uD83D\uDE00"
        };
    var mutated = body;
    for (var n = random.nextInt(6); n >= 0; n--) {
      var at = random.nextInt(mutated.length + 1);
      var to = Math.min(mutated.length, at + random.nextInt(8));
      var insert =
          random.nextBoolean()
              ? tokens[random.nextInt(tokens.length)].getBytes(UTF_8)
              : new byte[] {(byte) random.nextInt(256)};
      mutated = splice(mutated, at, random.nextBoolean() ? to : at, insert);
    }
    return mutated;
  }

  private static byte[] splice(byte[] body, int from, int to, byte[] insert) {
    var result = new byte[body.length - (to - from) + insert.length];
    System.arraycopy(body, 0, result, 0, from);
    System.arraycopy(insert, 0, result, from, insert.length);
    System.arraycopy(body, to, result, from + insert.length, body.length - to);
    return result;
  }

  private Decoded decode(String body) {
    return decoder.decode(body.getBytes(UTF_8));
  }

  private static Origin origin(String site, String createdAt) {
    return new Origin(Optional.of(site), Optional.of(Instant.parse(createdAt)), Optional.empty());
  }
}

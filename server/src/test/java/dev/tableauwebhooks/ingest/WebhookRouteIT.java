package dev.tableauwebhooks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.app.HttpListener;
import dev.tableauwebhooks.codec.Decoded;
import dev.tableauwebhooks.codec.EventDecoder;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.EventLog.EventQuery;
import dev.tableauwebhooks.run.Handover;
import dev.tableauwebhooks.run.Intake;
import dev.tableauwebhooks.store.Database;
import dev.tableauwebhooks.store.SqlEventLog;
import dev.tableauwebhooks.store.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookRouteIT {
  private static final int MOST_BYTES = 10_000;
  private static final String EVENT =
      """
      {"resource":"WORKBOOK","event_type":"WorkbookUpdated","resource_name":"Sales",\
      "site_luid":"%s","resource_luid":"99","created_at":"2026-11-24T10:00:00Z"}\
      """;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Database database;
  private SqlEventLog events;
  private HttpListener listener;

  @BeforeEach
  void start() {
    database = TestDatabases.sqlite(folder);
    var decoder = new EventDecoder();
    events = new SqlEventLog(database, body -> decoded(decoder, body));
    var windows = new Intake.Windows(Duration.ofDays(1), Duration.ofMinutes(1));
    var intake =
        new Intake(events, () -> Catalog.EMPTY, Handover.NONE, InstantSource.system(), windows);
    var limits = new WebhookRoute.Limits(MOST_BYTES, Duration.ofMillis(700), true);
    var route = new WebhookRoute(new TwoTokens(), decoder, intake, IngestListener.NONE, limits);
    var address = new HttpListener.Address("127.0.0.1", 0, Duration.ofMillis(500));
    listener = HttpListener.start(address, route::routing);
  }

  private static TableauEvent decoded(EventDecoder decoder, byte[] body) {
    return switch (decoder.decode(body)) {
      case Decoded.Event(var event) -> event;
      case Decoded.Test(var event) -> event;
      case Decoded.Odd(var reason) -> throw new IllegalStateException(reason);
    };
  }

  @AfterEach
  void stop() {
    listener.close();
    database.close();
    client.close();
  }

  /** One token for any site, one for the site "one". */
  private static final class TwoTokens implements Gate {
    @Override
    public Optional<Sender> admit(Optional<String> pathToken, Optional<String> authorization) {
      return switch (pathToken.orElse("")) {
        case "secret" -> Optional.of(new Sender("token", Optional.empty()));
        case "of-one" -> Optional.of(new Sender("token of one", Optional.of("one")));
        default -> Optional.empty();
      };
    }

    @Override
    public Optional<String> siteOf(TableauEvent event) {
      return event
          .origin()
          .siteLuid()
          .filter(luid -> luid.startsWith("luid-of-"))
          .map(l -> l.substring(8));
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + path));
  }

  private HttpResponse<String> post(String path, byte[] body)
      throws IOException, InterruptedException {
    var request = to(path).timeout(Duration.ofSeconds(20)).POST(BodyPublishers.ofByteArray(body));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return post("/webhook/secret", body.getBytes(UTF_8));
  }

  private static String statusWord(HttpResponse<String> answer) {
    return answer.body().replaceAll(".*\"status\":\"(\\w+)\".*", "$1");
  }

  @Test
  void answers202WithTheIdOfTheStoredEvent() throws Exception {
    var answer = post(EVENT.formatted("s"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    var stored =
        events.events(new EventQuery(10, Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(answer.body())
        .isEqualTo("{\"id\":\"%s\",\"status\":\"accepted\"}".formatted(stored.getFirst().id()));
  }

  @Test
  void namesTheOriginalOfADuplicateAndTakesItWhenForced() throws Exception {
    var first = post(EVENT.formatted("s"));
    var second = post(EVENT.formatted("s").replace(",", " , "));
    var forced = post("/webhook/secret?force=true", EVENT.formatted("s").getBytes(UTF_8));

    assertThat(statusWord(second)).isEqualTo("duplicate");
    assertThat(second.body()).startsWith(first.body().substring(0, 45));
    assertThat(statusWord(forced)).isEqualTo("accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"event_type\":\"Test\"}"})
  void recordsATestOfTheWebhook(String body) throws Exception {
    assertThat(statusWord(post(body))).isEqualTo("test");
    assertThat(statusWord(post(body))).isEqualTo("test");
  }

  @ParameterizedTest
  @CsvSource({"/webhook", "/webhook/", "/webhook/wrong"})
  void answers401WithoutValidCredentials(String path) throws Exception {
    var answer = post(path, EVENT.getBytes(UTF_8));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("wrong\"").contains("tableau-webhooks token new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS"})
  void answers405ToOtherMethods(String method) throws Exception {
    var request = to("/webhook/secret").method(method, BodyPublishers.noBody()).build();
    var answer = client.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void refusesABodyThatIsTooLargeWhetherItsLengthIsAnnouncedOrNot() throws Exception {
    var large = "x".repeat(MOST_BYTES + 1).getBytes(UTF_8);
    var chunked =
        to("/webhook/secret")
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
            .build();

    assertThat(post("/webhook/secret", large).statusCode()).isEqualTo(413);
    assertThat(client.send(chunked, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    assertThat(post("/webhook/secret", Arrays.copyOf(large, MOST_BYTES)).statusCode())
        .isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"event_type\""})
  void doesNotWaitForASlowBody(String begun) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      socket.setSoTimeout(10_000);
      var head = "POST /webhook/secret HTTP/1.1\r\nHost: x\r\nContent-Length: 200\r\n\r\n" + begun;
      socket.getOutputStream().write(head.getBytes(UTF_8));
      var answer = new String(socket.getInputStream().readNBytes(12), UTF_8);

      assertThat(answer).isIn("", "HTTP/1.1 408");
    }
    assertThat(statusWord(post(EVENT.formatted("s")))).isEqualTo("accepted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "nonsense", "{\"a\":1}", "\u0000", "{\"event_type\":", "null", "42"})
  void setsAsideWhatIsNoEvent(String body) throws Exception {
    var answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(statusWord(answer)).isEqualTo("quarantined");
    assertThat(events.quarantined(10, Optional.empty())).hasSize(1);
  }

  @Test
  void setsAsideAnEventOfAnotherSiteThanItsToken() throws Exception {
    var other = post("/webhook/of-one", EVENT.formatted("luid-of-two").getBytes(UTF_8));
    var own = post("/webhook/of-one", EVENT.formatted("luid-of-one").getBytes(UTF_8));

    assertThat(statusWord(other)).isEqualTo("quarantined");
    assertThat(events.quarantined(10, Optional.empty()).getFirst().reason())
        .isEqualTo("The token belongs to site 'one', but the event comes from site 'two'.");
    assertThat(statusWord(own)).isEqualTo("accepted");
  }

  @Test
  void answers2xxToTenThousandGeneratedBodies() throws Exception {
    var random = new Random(20261124);
    for (var i = 0; i < Integer.getInteger("bodies", 10_000); i++) {
      var body = body(random);
      var answer = post("/webhook/secret", body);
      assertThat(answer.statusCode()).as(() -> "body " + Arrays.toString(body)).isEqualTo(202);
    }
  }

  /** An event that was damaged at some places, or bytes without any sense. */
  private static byte[] body(Random random) {
    if (random.nextInt(5) == 0) {
      var bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      return bytes;
    }
    var text = new StringBuilder(EVENT.formatted("s"));
    for (var i = random.nextInt(4); i > 0; i--) {
      var at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        default -> text.setCharAt(at, (char) random.nextInt(0x3000));
      }
    }
    return text.toString().getBytes(UTF_8);
  }

  private static final String[] PIECES = {
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\",
    "\\u0000",
    "null",
    "1e999",
    "-0",
    "\n",
    "\u0000",
    "\uD83D\uDE00",
    "[[[["
  };
}

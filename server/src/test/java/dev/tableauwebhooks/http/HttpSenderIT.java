package dev.tableauwebhooks.http;

import static dev.tableauwebhooks.http.HostOrigin.COMPUTED;
import static dev.tableauwebhooks.http.HostOrigin.LITERAL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.http.HttpStandIn.Answer;
import dev.tableauwebhooks.http.Reply.Answered;
import dev.tableauwebhooks.http.Reply.NoAnswer;
import dev.tableauwebhooks.http.Reply.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HttpSenderIT {
  private final SettableTime time = new SettableTime();
  private final HttpSender sender = HttpSender.start(OutgoingPolicy.DEFAULT, time);

  @AfterEach
  void close() {
    sender.close();
  }

  @Test
  void sendsWhatItIsGivenAndReturnsTheAnswer() throws Exception {
    try (var target =
        HttpStandIn.answering(
            _ -> Answer.json(201, "{\"id\":7}").with("X-Trace", "abc").with("Retry-After", "5"))) {
      var request =
          OutgoingRequest.of("POST", target.uri("/a/b?c=d%20e"), LITERAL)
              .withHeader("Authorization", "Bearer s3cret")
              .withContent(Content.json(JsonValue.object().put("name", "ü").build()));

      var answer = (Answered) sender.send(request);

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.json()).isEqualTo(JsonValue.parse("{\"id\":7}"));
      assertThat(answer.findHeader("X-TRACE")).contains("abc");
      assertThat(answer.retryAfter()).contains(Duration.ofSeconds(5));
      assertThat(answer.complete()).isTrue();
      var received = target.only();
      assertThat(received.method()).isEqualTo("POST");
      assertThat(received.uri()).hasToString("/a/b?c=d%20e");
      assertThat(received.body()).isEqualTo("{\"name\":\"ü\"}");
      assertThat(received.header("Authorization")).contains("Bearer s3cret");
      assertThat(received.header("Content-Type")).contains("application/json; charset=utf-8");
      assertThat(received.header("User-Agent")).contains("Tableau-Webhooks");
      assertThat(received.header("Host")).contains("127.0.0.1:" + target.port());
    }
  }

  @ParameterizedTest
  @CsvSource({"GET", "HEAD", "DELETE", "POST", "PUT", "PATCH", "OPTIONS"})
  void sendsEveryMethodWithoutContent(String method) throws Exception {
    try (var target = HttpStandIn.answering(204, "")) {
      var reply = sender.send(OutgoingRequest.of(method, target.uri("/"), LITERAL));

      assertThat(reply).isInstanceOf(Answered.class);
      assertThat(target.only().method()).isEqualTo(method);
    }
  }

  @Test
  void aHeaderOfTheRequestWinsOverTheContentsType() throws Exception {
    try (var target = HttpStandIn.answering(200, "")) {
      sender.send(
          OutgoingRequest.of("POST", target.uri("/"), LITERAL)
              .withHeader("content-type", "application/xml")
              .withContent(Content.plain("<a/>")));

      assertThat(target.only().header("Content-Type")).contains("application/xml");
    }
  }

  @Test
  void decodesTheAnswerAsItsTypeSays() throws Exception {
    var latin =
        Answer.bytes(200, "ü".getBytes(ISO_8859_1))
            .with("Content-Type", "text/plain; charset=iso-8859-1");
    try (var target = HttpStandIn.answering(_ -> latin)) {
      assertThat(((Answered) get(target.uri("/"))).body()).isEqualTo("ü");
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    try (var inside = HttpStandIn.answering(200, "secret");
        var target =
            HttpStandIn.answering(
                _ -> Answer.of(302, "").with("Location", inside.uri("/").toString()))) {
      var answer = (Answered) get(target.uri("/"));

      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.findHeader("location")).contains(inside.uri("/").toString());
      assertThat(inside.received()).isEmpty();
    }
  }

  @Test
  void stopsReadingWhereTheAnswerIsTooLong() throws Exception {
    try (var target = HttpStandIn.answering(200, "x".repeat(5_000))) {
      var request = OutgoingRequest.of("GET", target.uri("/"), LITERAL);

      var cut = (Answered) sender.send(request.withMaxAnswerBytes(4_999));
      var whole = (Answered) sender.send(request.withMaxAnswerBytes(5_000));

      assertThat(cut.complete()).isFalse();
      assertThat(cut.body()).hasSize(4_999);
      assertThat(cut.json()).isEmpty();
      assertThat(whole.complete()).isTrue();
    }
  }

  @Test
  void stopsReadingABombThatUnpacksToMuch() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[50 * 1024 * 1024]);
    }
    var bomb = Answer.bytes(200, packed.toByteArray()).with("Content-Encoding", "gzip");
    try (var target = HttpStandIn.answering(_ -> bomb)) {
      var answer = (Answered) get(target.uri("/"));

      assertThat(answer.complete()).isFalse();
      assertThat(answer.body()).hasSize(1024 * 1024);
    }
  }

  @Test
  void endsAtTheDeadlineThoughTheAnswerDripsOn() throws Exception {
    try (var target =
        new SocketStandIn(connection -> {
          SocketStandIn.readHead(connection);
          var output = connection.getOutputStream();
          output.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(UTF_8));
          for (var drop = 0; drop < 100_000; drop++) {
            output.write('x');
            output.flush();
            Thread.sleep(20);
          }
        })) {
      var request =
          OutgoingRequest.of("GET", target.uri("/"), LITERAL).withTimeout(Duration.ofMillis(300));

      assertThat(sender.send(request))
          .isEqualTo(
              new NoAnswer("%s did not answer within 0.3 s.".formatted(origin(target.uri("/")))));
    }
  }

  @Test
  void saysWhyThereWasNoAnswer() throws Exception {
    var free = freePort();
    assertThat(get(URI.create("http://127.0.0.1:%d/secret".formatted(free))))
        .isEqualTo(new NoAnswer("http://127.0.0.1:%d refused the connection.".formatted(free)));

    assertThat(get(URI.create("http://nowhere.invalid/secret")))
        .isEqualTo(
            new NoAnswer("'nowhere.invalid' could not be looked up: there is no such host."));

    try (var silent = SocketStandIn.silent()) {
      var request =
          OutgoingRequest.of("GET", silent.uri("/secret"), LITERAL)
              .withTimeout(Duration.ofMillis(200));
      assertThat(sender.send(request))
          .isEqualTo(
              new NoAnswer("%s did not answer within 0.2 s.".formatted(origin(silent.uri("/")))));
    }

    try (var rude = new SocketStandIn(SocketStandIn::readHead)) {
      assertThat(((NoAnswer) get(rude.uri("/secret"))).reason())
          .startsWith("The connection to %s broke: ".formatted(origin(rude.uri("/"))))
          .doesNotContain("secret");
    }

    try (var plain =
        new SocketStandIn(connection -> {
          connection.getInputStream().read();
          connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
        })) {
      var uri = URI.create(plain.uri("/secret").toString().replace("http:", "https:"));
      assertThat(((NoAnswer) get(uri)).reason())
          .startsWith("No secure connection to https://127.0.0.1:%d: ".formatted(uri.getPort()))
          .doesNotContain("secret");
    }
  }

  @Test
  void sendsAgainOnlyWhatIsRepeatable() throws Exception {
    try (var rude = new SocketStandIn(SocketStandIn::readHead)) {
      sender.send(OutgoingRequest.of("POST", rude.uri("/"), LITERAL));

      assertThat(rude.connections()).isEqualTo(1);
    }
    // A kept connection that the target closes as soon as it is used again.
    try (var target =
        new SocketStandIn(connection -> {
          SocketStandIn.readHead(connection);
          connection
              .getOutputStream()
              .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
          SocketStandIn.readHead(connection);
        })) {
      var post = OutgoingRequest.of("POST", target.uri("/"), LITERAL);

      assertThat(sender.send(post)).isInstanceOf(Answered.class);
      assertThat(sender.send(post)).isInstanceOf(NoAnswer.class);
      assertThat(sender.send(post)).isInstanceOf(Answered.class);
      assertThat(sender.send(post.asRepeatable())).isInstanceOf(Answered.class);
      assertThat(target.connections()).isEqualTo(3);
    }
  }

  @Test
  void anInterruptEndsTheCall() throws Exception {
    var arrived = new CountDownLatch(1);
    try (var silent =
        new SocketStandIn(connection -> {
          SocketStandIn.readHead(connection);
          arrived.countDown();
          SocketStandIn.readHead(connection);
        })) {
      var outcome = new CompletableFuture<Throwable>();
      var request = OutgoingRequest.of("GET", silent.uri("/"), LITERAL);
      var caller = Thread.ofVirtual().start(() -> capture(sender, request, outcome));
      arrived.await();

      caller.interrupt();

      assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void aNameServerThatDoesNotAnswerHoldsUpNeitherDeadlineNorInterrupt() throws Exception {
    var asked = new Semaphore(0);
    var never = new CountDownLatch(1);
    NameResolver dead =
        _ -> {
          asked.release();
          never.await();
          throw new AssertionError("nobody counts down");
        };
    var patient = new OutgoingPolicy(Set.of(), true, 32, Duration.ofHours(1), Optional.empty());
    var request = OutgoingRequest.of("GET", URI.create("http://dead.example/"), LITERAL);
    try (var waiting = HttpSender.start(patient, time, dead)) {
      assertThat(waiting.send(request.withTimeout(Duration.ofMillis(200))))
          .isInstanceOf(NoAnswer.class);
      asked.acquire();

      var outcome = new CompletableFuture<Throwable>();
      var other = OutgoingRequest.of("GET", URI.create("http://also-dead.example/"), LITERAL);
      var caller = Thread.ofVirtual().start(() -> capture(waiting, other, outcome));
      asked.acquire();
      caller.interrupt();

      assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void usesNoProxyOfTheEnvironment() throws Exception {
    var before = ProxySelector.getDefault();
    try (var target = HttpStandIn.answering(200, "direct");
        var proxy = HttpStandIn.answering(200, "proxied")) {
      ProxySelector.setDefault(
          ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));

      assertThat(((Answered) get(target.uri("/"))).body()).isEqualTo("direct");
      assertThat(proxy.received()).isEmpty();
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          X-Name  | a\\nb   | The value of the header 'X-Name' has a line break or another character that headers cannot carry.
          X-Name  | ü       | The value of the header 'X-Name' has a line break or another character that headers cannot carry.
          X Name  | a       | 'X Name' is not a header's name.
          Host    | a       | The header 'Host' is set by the server itself.
          content-length | 5 | The header 'content-length' is set by the server itself.
          """)
  void refusesHeadersThatWouldBreakTheRequest(String name, String value, String reason)
      throws Exception {
    try (var target = HttpStandIn.answering(200, "")) {
      var request =
          OutgoingRequest.of("GET", target.uri("/"), LITERAL)
              .withHeader(name, value.translateEscapes());

      assertThat(((Refused) sender.send(request)).reason()).isEqualTo(reason);
      assertThat(target.received()).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNotARequest() throws Exception {
    var uri = URI.create("https://example.com/");

    assertThat(sender.send(OutgoingRequest.of("GO GET", uri, LITERAL)))
        .isEqualTo(
            new Refused("'GO GET' is not an HTTP method.", "Use GET, POST, PUT, PATCH or DELETE."));
    assertThat(sender.send(OutgoingRequest.of("GET", uri, LITERAL).withContent(Content.plain("x"))))
        .isEqualTo(
            new Refused(
                "A GET request cannot send content.", "Use POST, or leave the content out."));
  }

  @Test
  void refusesAComputedLoopbackAddress() throws Exception {
    try (var target = HttpStandIn.answering(200, "secret")) {
      for (var host : new String[] {"127.0.0.1", "localhost", "[::1]"}) {
        var uri = URI.create("http://%s:%d/".formatted(host, target.port()));

        assertThat(sender.send(OutgoingRequest.of("GET", uri, COMPUTED)))
            .as(host)
            .isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.fix()).startsWith("Add '"));
      }
      var withDot = URI.create("http://localhost.:%d/".formatted(target.port()));
      assertThat(sender.send(OutgoingRequest.of("GET", withDot, COMPUTED)))
          .as("refused, or unknown on this machine")
          .isNotInstanceOf(Answered.class);
      assertThat(target.received()).isEmpty();
    }
  }

  private static void capture(
      HttpSender sender, OutgoingRequest request, CompletableFuture<Throwable> outcome) {
    try {
      outcome.complete(new AssertionError("it ended by itself: " + sender.send(request)));
    } catch (InterruptedException e) {
      outcome.complete(e);
    }
  }

  private Reply get(URI uri) throws InterruptedException {
    return sender.send(OutgoingRequest.of("GET", uri, LITERAL));
  }

  private static String origin(URI uri) {
    return "http://%s:%d".formatted(uri.getHost(), uri.getPort());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

package dev.tableauwebhooks.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.RetryLater;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import dev.tableauwebhooks.action.ActionOutcome.Wait;
import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.action.Target;
import dev.tableauwebhooks.connector.SampleContext;
import dev.tableauwebhooks.connector.http.HttpRequestSettings.Method;
import dev.tableauwebhooks.http.HttpSender;
import dev.tableauwebhooks.http.HttpStandIn;
import dev.tableauwebhooks.http.HttpStandIn.Answer;
import dev.tableauwebhooks.http.OutgoingPolicy;
import dev.tableauwebhooks.http.SettableTime;
import dev.tableauwebhooks.http.SocketStandIn;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpRequestIT {
  private final HttpSender sender = HttpSender.start(OutgoingPolicy.DEFAULT, new SettableTime());
  private final HttpRequest action = new HttpRequest(sender);

  @AfterEach
  void close() {
    sender.close();
  }

  @Test
  void getsByDefault() throws Exception {
    try (var target =
        HttpStandIn.answering(_ ->
            Answer.json(200, "{\"id\":7,\"none\":null}")
                .with("X-Trace", "abc")
                .with("Set-Cookie", "s=1"))) {
      var outcome = (Succeeded) run(to(target.uri("/a?b=c")));

      assertThat(outcome.summary()).isEqualTo("GET %s answered 200".formatted(origin(target)));
      assertThat(outcome.outputs())
          .containsEntry("status", 200L)
          .containsEntry("body", Map.of("id", 7L))
          .containsEntry("url", target.uri("/a?b=c").toString());
      assertThat(outcome.outputs().get("headers"))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsEntry("x-trace", "abc")
          .doesNotContainKey("set-cookie");
      assertThat(target.only().method()).isEqualTo("GET");
      assertThat(target.only().header("Idempotency-Key")).isEmpty();
    }
  }

  @Test
  void postsJsonWithAKeyByWhichRepeatsCanBeDropped() throws Exception {
    var value = new LinkedHashMap<String, @Nullable Object>();
    value.put("name", "\"Sales\" ü");
    value.put("absent", null);
    try (var target = HttpStandIn.answering(200, "done")) {
      var outcome = (Succeeded) run(to(target.uri("/")).json(value));

      assertThat(outcome.outputs()).containsEntry("body", "done");
      var received = target.only();
      assertThat(received.method()).isEqualTo("POST");
      assertThat(received.body()).isEqualTo("{\"name\":\"\\\"Sales\\\" ü\",\"absent\":null}");
      assertThat(received.header("Content-Type")).contains("application/json; charset=utf-8");
      assertThat(received.header("Idempotency-Key")).contains("key-of-run-1-tell");
    }
  }

  @Test
  void postsForms() throws Exception {
    try (var target = HttpStandIn.answering(200, "")) {
      run(to(target.uri("/")).form(Map.of("text", "a & b")));

      assertThat(target.only().body()).isEqualTo("text=a+%26+b");
      assertThat(target.only().header("Content-Type"))
          .contains("application/x-www-form-urlencoded");
    }
  }

  @Test
  void sendsTextAsTheHeadersSay() throws Exception {
    try (var target = HttpStandIn.answering(200, "")) {
      run(
          to(target.uri("/"))
              .method(Method.PUT)
              .body("<a>ü</a>")
              .header("Content-Type", "application/xml"));

      assertThat(target.only().method()).isEqualTo("PUT");
      assertThat(target.only().body()).isEqualTo("<a>ü</a>");
      assertThat(target.only().header("Content-Type")).contains("application/xml");
    }
  }

  @Test
  void sendsNoKeyWhereSwitchedOffAndKeepsOneOfTheWorkflow() throws Exception {
    try (var target = HttpStandIn.answering(200, "")) {
      run(to(target.uri("/")).body("x").withoutKey());
      run(to(target.uri("/")).body("x").header("idempotency-key", "mine"));

      assertThat(target.received().get(0).header("Idempotency-Key")).isEmpty();
      assertThat(target.received().get(1).header("Idempotency-Key")).contains("mine");
    }
  }

  @Test
  void oneRequestHasOneContent() throws Exception {
    assertThat(run(to(URI.create("https://example.com")).json(1).body("x")))
        .isEqualTo(
            new Failed(
                "'json' and 'body' are given, but a request has one content.",
                "Keep one of 'json', 'form' and 'body'."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.5S", "PT0S", "PT11M"})
  void refusesTimeoutsOutOfRange(Duration timeout) throws Exception {
    assertThat(run(to(URI.create("https://example.com")).timeout(timeout)))
        .isEqualTo(
            new Failed(
                "A 'timeout' of %s s is out of range.".formatted(timeout.toMillis() / 1000.0),
                "Use a timeout from 1s to 10m."));
  }

  @Test
  void refusesExpectationsThatNothingMeets() throws Exception {
    assertThat(run(to(URI.create("https://example.com")).expect("2xx", "20x", "ok", "700")))
        .isEqualTo(
            new Failed(
                "'expect' holds '20x', 'ok', '700', which no answer can be.",
                "Write codes such as 404, or classes such as 2xx."));
    assertThat(run(to(URI.create("https://example.com")).expect()))
        .isEqualTo(
            new Failed("'expect' is empty, so no answer could be right.", "Leave 'expect' out."));
  }

  @ParameterizedTest
  @CsvSource({"404, '2XX,404'", "302, 3xx", "503, 503", "500, '5xx,2xx'"})
  void succeedsWithAnyExpectedStatus(int status, String expect) throws Exception {
    try (var target = HttpStandIn.answering(status, "")) {
      assertThat(run(to(target.uri("/")).expect(expect.split(",")))).isInstanceOf(Succeeded.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
  void triesAgainWhatMayPass(int status) throws Exception {
    try (var target = HttpStandIn.answering(status, "try later")) {
      assertThat(run(to(target.uri("/"))))
          .isEqualTo(
              new RetryLater("GET %s answered %d: try later".formatted(origin(target), status)));
    }
    try (var target = HttpStandIn.answering(_ -> Answer.of(status, "").with("Retry-After", "17"))) {
      assertThat(run(to(target.uri("/"))))
          .isEqualTo(
              new Wait(
                  "GET %s answered %d.".formatted(origin(target), status), Duration.ofSeconds(17)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          400 | Change the request so that the target accepts it, or add 400 to 'expect' where that answer is fine.
          401 | Check the credentials in 'headers', and what they permit.
          403 | Check the credentials in 'headers', and what they permit.
          404 | Check the path in 'url'.
          405 | Use another 'method'.
          410 | Check the path in 'url'.
          413 | Send less.
          415 | Say what is sent with a Content-Type header, or send 'json' instead of 'body'.
          422 | Change the request so that the target accepts it, or add 422 to 'expect' where that answer is fine.
          """)
  void saysWhatToDoAboutEveryOtherStatus(int status, String fix) throws Exception {
    try (var target = HttpStandIn.answering(status, "{\"error\":\n \"bad\"}")) {
      assertThat(run(to(target.uri("/secret?k=secret"))))
          .isEqualTo(
              new Failed(
                  "GET %s answered %d: {\"error\": \"bad\"}".formatted(origin(target), status),
                  fix));
    }
  }

  @Test
  void showsWhereARedirectPoints() throws Exception {
    try (var target =
        HttpStandIn.answering(
            _ -> Answer.of(301, "").with("Location", "https://new.example/hook?token=s3cret"))) {
      assertThat(run(to(target.uri("/"))))
          .isEqualTo(
              new Failed(
                  "GET %s answered 301 and points to https://new.example/hook."
                      .formatted(origin(target)),
                  "Put the address that is pointed to into 'url': redirects are not followed."));
    }
  }

  @Test
  void quotesNoMoreThanTheBeginning() throws Exception {
    try (var target = HttpStandIn.answering(400, "😀".repeat(5_000))) {
      var failed = (Failed) run(to(target.uri("/")));

      assertThat(failed.reason())
          .isEqualTo("GET %s answered 400: %s…".formatted(origin(target), "😀".repeat(200)));
    }
  }

  @Test
  void hidesCredentialsThatTheTargetRepeats() throws Exception {
    try (var echo =
        HttpStandIn.answering(request ->
            Answer.json(
                    request.uri().getPath().equals("/bad") ? 400 : 200,
                    "{\"seen\":\"%s\",\"type\":\"%s\"}"
                        .formatted(
                            request.header("Authorization").orElseThrow().substring(7),
                            request.header("Accept").orElseThrow()))
                .with("X-Echo", request.header("Authorization").orElseThrow()))) {
      var settings =
          to(echo.uri("/"))
              .header("Authorization", "Bearer s3cret-token")
              .header("Accept", "application/json");

      var outputs = ((Succeeded) run(settings)).outputs();
      assertThat(outputs.get("body")).isEqualTo(Map.of("seen", "****", "type", "application/json"));
      assertThat(outputs.toString()).doesNotContain("s3cret");

      var failed = (Failed) run(settings.url(echo.uri("/bad")));
      assertThat(failed.reason()).contains("****").doesNotContain("s3cret");
    }
  }

  @Test
  void saysThatATooLongAnswerWasGivenToACallThatWasCarriedOut() throws Exception {
    try (var target = HttpStandIn.answering(200, "x".repeat(1024 * 1024 + 1))) {
      assertThat(run(to(target.uri("/"))))
          .isEqualTo(
              new Failed(
                  "GET %s answered 200, but with more than 1 MiB, which is not kept. The call was carried out."
                      .formatted(origin(target)),
                  "Ask for less at once, for example for a smaller page."));
    }
  }

  @Test
  void triesAgainWhereThereIsNoAnswer() throws Exception {
    try (var silent = SocketStandIn.silent()) {
      assertThat(run(to(silent.uri("/")).timeout(Duration.ofSeconds(1))))
          .isEqualTo(
              new RetryLater(
                  "http://127.0.0.1:%d did not answer within 1 s."
                      .formatted(silent.uri("/").getPort())));
    }
  }

  @Test
  void doesNotCallAComputedPrivateHost() throws Exception {
    try (var target = HttpStandIn.answering(200, "secret")) {
      assertThat(run(to(target.uri("/")).computed()))
          .isEqualTo(
              new Failed(
                  "127.0.0.1 is a loopback address. A host that is computed must be public, or allowed by the configuration.",
                  "Add '127.0.0.1' to outgoing.allow in tableau-webhooks.yaml."));
      assertThat(target.received()).isEmpty();
    }
  }

  @Test
  void waitsWhereTheTargetAskedTo() throws Exception {
    try (var target = HttpStandIn.answering(_ -> Answer.of(429, "").with("Retry-After", "60"))) {
      run(to(target.uri("/")));

      assertThat(run(to(target.uri("/other"))))
          .isEqualTo(
              new Wait(
                  "%s asked us to wait until 2026-11-24T12:01:00Z.".formatted(origin(target)),
                  Duration.ofSeconds(60)));
      assertThat(target.received()).hasSize(1);
    }
  }

  private ActionOutcome run(SettingsBuilder settings) throws InterruptedException {
    return action.run(settings.build(), new SampleContext());
  }

  private static String origin(HttpStandIn target) {
    return "http://127.0.0.1:%d".formatted(target.port());
  }

  private static SettingsBuilder to(URI uri) {
    return new SettingsBuilder().url(uri);
  }

  /** The settings with the defaults that the binder fills in. */
  private static final class SettingsBuilder {
    private Target url = new Target(URI.create("https://example.com"), true);
    private Optional<Method> method = Optional.empty();
    private final Map<String, Secret> headers = new LinkedHashMap<>();
    private Optional<Object> json = Optional.empty();
    private Optional<Map<String, String>> form = Optional.empty();
    private Optional<String> body = Optional.empty();
    private List<String> expect = List.of("2xx");
    private Duration timeout = Duration.ofSeconds(30);
    private boolean idempotencyKey = true;

    SettingsBuilder url(URI uri) {
      url = new Target(uri, true);
      return this;
    }

    SettingsBuilder computed() {
      url = new Target(url.uri(), false);
      return this;
    }

    SettingsBuilder method(Method given) {
      method = Optional.of(given);
      return this;
    }

    SettingsBuilder header(String name, String value) {
      headers.put(name, Secret.of(value));
      return this;
    }

    SettingsBuilder json(Object value) {
      json = Optional.of(value);
      return this;
    }

    SettingsBuilder form(Map<String, String> fields) {
      form = Optional.of(fields);
      return this;
    }

    SettingsBuilder body(String text) {
      body = Optional.of(text);
      return this;
    }

    SettingsBuilder expect(String... statuses) {
      expect = List.of(statuses);
      return this;
    }

    SettingsBuilder timeout(Duration limit) {
      timeout = limit;
      return this;
    }

    SettingsBuilder withoutKey() {
      idempotencyKey = false;
      return this;
    }

    HttpRequestSettings build() {
      return new HttpRequestSettings(
          url, method, headers, json, form, body, expect, timeout, idempotencyKey);
    }
  }
}

package dev.tableauwebhooks.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tableauwebhooks.rest.StandIn.Reply;
import dev.tableauwebhooks.rest.TableauProblem.Answered;
import dev.tableauwebhooks.rest.TableauProblem.Kind;
import dev.tableauwebhooks.rest.TableauProblem.NotReached;
import dev.tableauwebhooks.rest.TableauProblem.Unreadable;
import dev.tableauwebhooks.rest.model.ContentType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsIT {
  private static final String PATH = "/api/3.27/sites/site-luid/workbooks/w";
  private static final String WORKBOOK = "{\"workbook\": {\"id\": \"w\", \"name\": \"Sales\"}}";

  private final List<Duration> pauses = new ArrayList<>();
  private StandIn tableau;
  private Tableau client;

  @BeforeEach
  void start() throws IOException {
    tableau = StandIn.start();
    client = tableau.client().sleeper(pauses::add).build();
  }

  @AfterEach
  void stop() {
    client.close();
    tableau.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400000 | REJECTED          | false | Check the values that were sent.",
        "400009 | REJECTED          | false | Check the names of the capabilities, and what the"
            + " object can grant.",
        "400031 | REJECTED          | false | Nothing to do if the job has ended: Tableau forgets"
            + " jobs soon.",
        "400063 | REJECTED          | false | Check the values that were sent.",
        "400113 | REJECTED          | false | Check that the webhook still exists and is enabled.",
        "400127 | REJECTED          | false | Give a reason only for a webhook that is switched"
            + " off.",
        "403070 | FORBIDDEN         | false | Nothing to do: the session is on that site already.",
        "404000 | NOT_FOUND         | false | Check that the object still exists and that the user"
            + " may see it.",
        "404002 | NOT_FOUND         | false | Check that the object still exists and that the user"
            + " may see it.",
        "409000 | CONFLICT          | false | Nothing to do if the user is meant to be on the"
            + " site.",
        "409004 | CONFLICT          | false | Choose a schedule that is made for this.",
        "409009 | CONFLICT          | false | Change what conflicts, for example the name.",
        "409017 | CONFLICT          | false | Nothing to do if the user is meant to be on the"
            + " site.",
        "403004 | FORBIDDEN         | false | Give the user of the personal access token 'my-pat'"
            + " the permission, or sign in as a site administrator.",
        "403069 | FORBIDDEN         | false | Sign in as a server administrator.",
        "403157 | FORBIDDEN         | false | Enable the feature on the site, if its licence"
            + " includes it.",
        "404006 | NOT_FOUND         | false | Check that the object still exists and that the user"
            + " may see it.",
        "404003 | NOT_FOUND         | false | Check the server's URL and the version of the REST"
            + " API that is set.",
        "409006 | CONFLICT          | false | Change what conflicts, for example the name.",
        "409093 | CONFLICT          | false | Wait: a refresh of this object is already queued.",
        "408000 | SERVER_TROUBLE    | true  | ''",
        "429000 | TOO_MANY_REQUESTS | true  | ''",
        "500000 | SERVER_TROUBLE    | true  | ''",
      })
  void saysWhatAnErrorMeansAndWhatToDo(String code, Kind kind, boolean retry, String fix) {
    tableau.onSite("GET", "/workbooks/w", _ -> Reply.error(code, "Sum", "Detail."));
    var failure = failure();
    assertThat(failure.problem())
        .isInstanceOfSatisfying(
            Answered.class,
            answered -> {
              assertThat(answered.kind()).isEqualTo(kind);
              assertThat(answered.error().code()).isEqualTo(code);
              assertThat(answered.error().summary()).isEqualTo("Sum");
              assertThat(answered.error().detail()).isEqualTo("Detail.");
            });
    assertThat(failure.retryMayHelp()).isEqualTo(retry);
    assertThat(failure.fix()).isEqualTo(fix);
    assertThat(failure)
        .hasMessage(
            "Tableau answered %s to GET %s%s: %s: Sum: Detail.%s",
            code.substring(0, 3), tableau.uri(), PATH, code, fix.isEmpty() ? "" : " " + fix);
  }

  @Test
  void tellsHowLongToWait() {
    tableau.onSite(
        "GET",
        "/workbooks/w",
        _ -> Reply.error("429000", "Too Many Requests", "Please retry after 29 minutes."));
    assertThat(failure().retryAfter()).contains(Duration.ofMinutes(29));
    assertThat(pauses).isEmpty();
  }

  @Test
  void leavesAloneAServerThatSaysWhenToComeBack() {
    tableau.onSite("GET", "/workbooks/w", _ -> Reply.json(503, "").header("Retry-After", "120"));
    assertThat(failure().retryAfter()).contains(Duration.ofMinutes(2));
    assertThat(tableau.received("GET " + PATH)).hasSize(1);
  }

  @Test
  void triesAReadingCallAgainWithGrowingPauses() {
    var calls = new AtomicInteger();
    tableau.onSite(
        "GET",
        "/workbooks/w",
        _ -> calls.incrementAndGet() < 3 ? Reply.json(502, "<html>") : Reply.json(200, WORKBOOK));
    assertThat(client.workbooks().get("w").name()).isEqualTo("Sales");
    assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000));
  }

  @Test
  void triesAReadingCallThreeTimesInAll() {
    tableau.onSite("GET", "/workbooks/w", _ -> Reply.json(500, "{\"message\": \"oops\"}"));
    assertThat(failure()).hasMessage("Tableau answered 500 to GET %s%s.", tableau.uri(), PATH);
    assertThat(tableau.received("GET " + PATH)).hasSize(3);
  }

  @Test
  void neverRepeatsACallThatChangesSomething() {
    tableau.onSite("PUT", "/workbooks/w/tags", _ -> Reply.json(503, ""));
    assertThatThrownBy(() -> client.tags().add(ContentType.WORKBOOK, "w", List.of("a")))
        .hasMessage("Tableau answered 503 to PUT %s%s/tags.", tableau.uri(), PATH);
    assertThat(tableau.received("PUT " + PATH + "/tags")).hasSize(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void doesNotTakeTheNotFoundOfAGatewayForADeletedObject() {
    tableau.onSite("GET", "/workbooks/w", _ -> Reply.json(404, "<html><h1>Not here</h1></html>"));
    var failure = failure();
    assertThat(failure.isNotFound()).isFalse();
    assertThat(failure.retryMayHelp()).isTrue();
    assertThat(failure)
        .hasMessage(
            "The answer 404 to GET %s%s is not Tableau's but HTML, perhaps of a gateway or a"
                + " sign-in page. Check that the server's URL leads to Tableau, and what stands"
                + " between.",
            tableau.uri(), PATH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE html><html></html>    | is not JSON but HTML, perhaps of a gateway or a sign-in"
            + " page",
        "<tsResponse></tsResponse>       | is not JSON but XML",
        "''                              | is not JSON but empty",
        "{\"workbook\": {\"id\": \"w\"   | is not JSON but something else",
        "[1, 2]                          | is not JSON but something else",
        "{\"datasource\": {}}            | lacks 'workbook'",
        "{\"workbook\": {\"name\": \"\"}}| lacks 'workbook.id'",
        "{\"workbook\": \"w\"}           | lacks 'workbook'",
      })
  void reportsABrokenAnswer(String body, String reason) {
    tableau.onSite("GET", "/workbooks/w", _ -> Reply.json(200, body));
    var failure = failure();
    assertThat(failure.problem()).isInstanceOf(Unreadable.class);
    assertThat(failure).hasMessage("The answer 200 to GET %s%s %s.", tableau.uri(), PATH, reason);
  }

  @Test
  void readsNoMoreThanIsAllowed() {
    client = tableau.client().largestAnswer(1000).build();
    tableau.onSite("GET", "/workbooks/w", _ -> Reply.json(200, " ".repeat(1001)));
    assertThat(failure())
        .hasMessage(
            "The answer 200 to GET %s%s has more than 1000 bytes. Ask for less at once.",
            tableau.uri(), PATH);
    tableau.onSite("GET", "/workbooks/w", _ -> Reply.json(200, WORKBOOK + " ".repeat(1000 - 44)));
    assertThat(client.workbooks().get("w").name()).isEqualTo("Sales");
  }

  @Test
  void doesNotFollowRedirectsWithTheSession() {
    tableau.onSite(
        "GET", "/workbooks/w", _ -> Reply.json(302, "").header("Location", "https://b.example/"));
    assertThat(failure())
        .hasMessage(
            "The answer 302 to GET %s%s redirects to 'https://b.example/'. Set the server's URL to"
                + " the one that it redirects to.",
            tableau.uri(), PATH);
  }

  @Test
  void givesUpOnAnAnswerThatDoesNotCome() {
    client.signIn();
    var end = new CountDownLatch(1);
    tableau.onSite(
        "GET",
        "/workbooks/w",
        _ -> {
          end.await();
          return Reply.json(200, WORKBOOK);
        });
    client = tableau.client().requestTimeout(Duration.ofMillis(300)).build();
    var failure = failure();
    end.countDown();
    assertThat(failure.problem()).isInstanceOf(NotReached.class);
    assertThat(failure)
        .hasMessage("No answer to GET %s%s: no whole answer within 300 ms.", tableau.uri(), PATH);
  }

  @Test
  void givesUpOnAnAnswerThatTrickles() throws IOException, InterruptedException {
    try (var trickling = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      var thread =
          Thread.ofVirtual()
              .start(() -> {
                try (var socket = trickling.accept()) {
                  var out = socket.getOutputStream();
                  out.write("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{".getBytes(US_ASCII));
                  out.flush();
                  var _ = socket.getInputStream().readAllBytes();
                } catch (IOException _) {
                  // the client went away, as it should
                }
              });
      var uri = URI.create("http://localhost:" + trickling.getLocalPort());
      try (var other =
          Tableau.at(uri)
              .credentials(Credentials.password("a", "b"))
              .requestTimeout(Duration.ofMillis(300))
              .build()) {
        assertThatThrownBy(other::serverInfo)
            .hasMessage(
                "No answer to GET %s/api/2.4/serverinfo: no whole answer within 300 ms.", uri);
      }
      thread.join();
    }
  }

  @Test
  void reportsWhoCannotBeReached() {
    var uri = tableau.uri();
    client.signIn();
    tableau.close();
    var failure = failure();
    assertThat(failure.retryMayHelp()).isTrue();
    assertThat(failure)
        .hasMessage("No answer to GET %s%s: localhost refuses connections.", uri, PATH);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void reportsAnUnknownHost() {
    try (var other =
        Tableau.at(URI.create("http://no-such-host.invalid"))
            .credentials(Credentials.password("a", "b"))
            .build()) {
      assertThatThrownBy(other::signIn)
          .hasMessage(
              "No answer to GET http://no-such-host.invalid/api/2.4/serverinfo: the host"
                  + " no-such-host.invalid is unknown. Check the server's URL.");
    }
  }

  @Test
  void doesNotSendWhatTheServerIsTooOldFor() {
    tableau.on("POST /api/3.2/auth/signin", _ -> tableau.signedIn());
    client =
        tableau
            .client()
            .credentials(Credentials.password("jane", "secret"))
            .apiVersion(new ApiVersion(3, 2))
            .build();
    assertThatThrownBy(() -> client.flows().get("f"))
        .hasMessage(
            "GET %s/api/3.2/sites/site-luid/flows/f needs version 3.3 of the REST API, but 3.2 is"
                + " in use. Upgrade Tableau Server, or correct the version that is set.",
            tableau.uri());
    assertThat(tableau.received()).hasSize(1);
  }

  @Test
  void neverShowsTheSessionsToken() {
    tableau.onSite(
        "GET", "/workbooks/w", _ -> Reply.error("400000", "Bad", "Token token-1 is odd"));
    assertThat(failure().getMessage()).contains("Token **** is odd").doesNotContain("token-1");
  }

  private TableauException failure() {
    return catchThrowableOfType(TableauException.class, () -> client.workbooks().get("w"));
  }
}

package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tableauwebhooks.rest.StandIn.Reply;
import dev.tableauwebhooks.rest.TableauProblem.Answered;
import dev.tableauwebhooks.rest.TableauProblem.Kind;
import java.io.IOException;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsIT {
  private static final int THREADS = 64;
  private static final String SIGN_IN = "POST /api/3.27/auth/signin";
  private static final String USER =
      "{\"user\": {\"id\": \"u\", \"name\": \"jane\", \"siteRole\": \"Viewer\"}}";

  private final SettableClock clock = new SettableClock();
  private StandIn tableau;
  private Tableau client;

  /** The tokens whose sessions Tableau has ended. */
  private final Set<String> dead = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void start() throws IOException {
    tableau = StandIn.start();
    client = tableau.client().clock(clock).build();
    tableau.onSite(
        "GET",
        "/users/u",
        request ->
            dead.contains(request.token())
                ? Reply.error("401002", "Unauthorized Access", "Invalid token")
                : Reply.json(200, USER));
  }

  @AfterEach
  void stop() {
    client.close();
    tableau.close();
  }

  @Test
  void signsInOnceForAllThreads() throws Exception {
    assertThat(together(() -> client.users().get("u").name())).containsOnly("jane");
    assertThat(tableau.signIns()).hasSize(1);
  }

  @Test
  void renewsOnceForAllThreadsWhenTableauHasEndedTheSession() throws Exception {
    client.signIn();
    dead.add("token-1");
    assertThat(together(() -> client.users().get("u").name())).containsOnly("jane");
    assertThat(tableau.signIns()).hasSize(2);
  }

  @Test
  void renewsBeforeTheSessionEnds() {
    client.users().get("u");
    clock.advance(Duration.ofMinutes(95));
    client.users().get("u");
    assertThat(tableau.signIns()).hasSize(1);
    clock.advance(Duration.ofMinutes(1));
    client.users().get("u");
    assertThat(tableau.signIns()).hasSize(2);
    assertThat(tableau.received("GET /api/3.27/sites/site-luid/users/u").getLast().token())
        .isEqualTo("token-2");
  }

  @Test
  void takesTheLifetimeThatIsSet() {
    var shortLived = tableau.client().clock(clock).sessionLifetime(Duration.ofMinutes(10)).build();
    shortLived.signIn();
    clock.advance(Duration.ofMinutes(8));
    shortLived.signIn();
    assertThat(tableau.signIns()).hasSize(2);
    shortLived.close();
  }

  @Test
  void reportsASecondRefusalInsteadOfLooping() {
    dead.add("token-1");
    dead.add("token-2");
    assertThatThrownBy(() -> client.users().get("u"))
        .hasMessage(
            "Tableau answered 401 to GET %s/api/3.27/sites/site-luid/users/u: 401002: Unauthorized"
                + " Access: Invalid token. Make sure that no other program signs in with this"
                + " token: each sign-in ends the session before it.",
            tableau.uri());
    assertThat(tableau.signIns()).hasSize(2);
  }

  @Test
  void namesTheScopeThatAConnectedAppLacksAndDoesNotSignInForItAgain() {
    var app = Credentials.connectedApp("client", "id", "0123456789abcdef0123456789abcdef", "jane");
    client = tableau.client().credentials(app).build();
    tableau.onSite("GET", "/flows/f", _ -> Reply.error("401002", "Unauthorized Access", "No"));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> client.flows().get("f"))
          .isInstanceOfSatisfying(
              TableauException.class,
              e ->
                  assertThat(e.fix())
                      .isEqualTo(
                          "Add the scope 'tableau:flows:read' to the scopes of the connected"
                              + " app."));
    }
    assertThat(client.users().get("u").name()).isEqualTo("jane");
    assertThat(tableau.signIns()).hasSize(2);
  }

  @Test
  void remembersARefusalForAMinuteSoThatTheAccountIsNotLockedOut() throws Exception {
    var wrong = new AtomicBoolean(true);
    tableau.on(
        SIGN_IN,
        _ -> wrong.get() ? Reply.error("401001", "Signin Error", "No") : tableau.signedIn());
    assertThat(together(this::kindOfFailure)).containsOnly(Kind.SIGN_IN_REFUSED);
    clock.advance(Duration.ofSeconds(59));
    assertThat(kindOfFailure()).isEqualTo(Kind.SIGN_IN_REFUSED);
    assertThat(tableau.signIns()).hasSize(1);

    wrong.set(false);
    clock.advance(Duration.ofSeconds(1));
    assertThat(client.users().get("u").name()).isEqualTo("jane");
    assertThat(tableau.signIns()).hasSize(2);
  }

  @Test
  void waitsAsLongAsTheSignInIsToldTo() {
    tableau.on(SIGN_IN, _ -> Reply.error("429000", "Too Many", "-").header("Retry-After", "600"));
    assertThat(kindOfFailure()).isEqualTo(Kind.TOO_MANY_REQUESTS);
    clock.advance(Duration.ofSeconds(599));
    assertThat(kindOfFailure()).isEqualTo(Kind.TOO_MANY_REQUESTS);
    assertThat(tableau.signIns()).hasSize(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(kindOfFailure()).isEqualTo(Kind.TOO_MANY_REQUESTS);
    assertThat(tableau.signIns()).hasSize(2);
  }

  @Test
  void sharesAFailureWithThoseWhoWaitedForIt() throws Exception {
    var enough = new CountDownLatch(1);
    tableau.on(
        SIGN_IN,
        _ -> {
          enough.await();
          return Reply.json(503, "");
        });
    var kinds = new ConcurrentLinkedQueue<Kind>();
    var threads =
        Stream.generate(() -> Thread.ofVirtual().start(() -> kinds.add(kindOfFailure())))
            .limit(8)
            .toList();
    await().until(() -> !tableau.signIns().isEmpty() && threads.stream().allMatch(this::waits));
    enough.countDown();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(kinds).hasSize(8).containsOnly(Kind.SERVER_TROUBLE);
    assertThat(tableau.signIns()).hasSize(1);
  }

  private boolean waits(Thread thread) {
    return thread.getState() == State.WAITING || thread.getState() == State.TIMED_WAITING;
  }

  @Test
  void isInterruptedWhileItWaits() throws Exception {
    var reached = new CountDownLatch(1);
    tableau.on(
        SIGN_IN,
        _ -> {
          reached.countDown();
          new CountDownLatch(1).await();
          return Reply.json(503, "");
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var problem =
          threads.submit(() -> {
            try {
              client.signIn();
              return "signed in";
            } catch (TableauException e) {
              return Thread.currentThread().isInterrupted() + " " + e.problem().what();
            }
          });
      reached.await();
      threads.shutdownNow();
      assertThat(problem.get())
          .isEqualTo(
              "true Interrupted while waiting for POST %s/api/3.27/auth/signin."
                  .formatted(tableau.uri()));
    }
  }

  private Kind kindOfFailure() {
    try {
      client.users().get("u");
      throw new AssertionError("the call worked");
    } catch (TableauException e) {
      return ((Answered) e.problem()).kind();
    }
  }

  private interface Call<T> {
    T make();
  }

  private static <T> List<T> together(Call<T> call) throws Exception {
    var ready = new CountDownLatch(THREADS);
    var results = new ArrayList<Future<T>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < THREADS; i++) {
        results.add(
            threads.submit(() -> {
              ready.countDown();
              ready.await();
              return call.make();
            }));
      }
      var values = new ArrayList<T>();
      for (var result : results) {
        values.add(result.get());
      }
      return values;
    }
  }
}

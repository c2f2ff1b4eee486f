package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.rest.StandIn.Reply;
import dev.tableauwebhooks.rest.TableauProblem.Answered;
import dev.tableauwebhooks.rest.TableauProblem.SessionContested;
import dev.tableauwebhooks.rest.TableauProblem.StoreFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tableau here does what it does with personal access tokens: the last sign-in is the live one. */
class SharedSessionsIT {
  private static final String SIGN_IN = "POST /api/3.27/auth/signin";
  private static final String SIGN_OUT = "POST /api/3.27/auth/signout";

  private final SettableClock clock = new SettableClock();
  private final AtomicReference<String> liveToken = new AtomicReference<>("");
  private final List<Tableau> clients = new ArrayList<>();
  private StandIn tableau;

  @BeforeEach
  void start() throws IOException {
    tableau = StandIn.start();
    tableau
        .on(
            SIGN_IN,
            _ -> {
              synchronized (liveToken) {
                liveToken.set("token-" + tableau.signIns().size());
                return Reply.json(
                    200,
                    """
                    {"credentials": {"site": {"id": "site-luid", "contentUrl": "MySite"},
                     "user": {"id": "user-luid"}, "token": "%s"}}
                    """
                        .formatted(liveToken.get()));
              }
            })
        .on(SIGN_OUT, _ -> Reply.json(204, ""))
        .onSite(
            "GET",
            "/users/u",
            request ->
                request.token().equals(liveToken.get())
                    ? Reply.json(200, "{\"user\": {\"id\": \"u\", \"name\": \"jane\"}}")
                    : Reply.error("401002", "Unauthorized Access", "Invalid token"));
  }

  @AfterEach
  void stop() {
    clients.forEach(Tableau::close);
    tableau.close();
  }

  @Test
  void signsInOnceForAllThreadsOfTwoNodes() throws Exception {
    var store = SessionStore.inMemory();
    var one = node(store);
    var other = node(store);
    assertThat(together(i -> name(i % 2 == 0 ? one : other))).containsOnly("jane");
    assertThat(tableau.signIns()).hasSize(1);

    liveToken.set("somebody else's");
    assertThat(together(i -> name(i % 2 == 0 ? one : other))).containsOnly("jane");
    assertThat(tableau.signIns()).hasSize(2);
  }

  @Test
  void takesOverTheSessionThatAnotherNodeHasRenewed() {
    var store = SessionStore.inMemory();
    var one = node(store);
    var other = node(store);
    name(one);
    name(other);
    clock.advance(Duration.ofMinutes(100));
    name(one);
    name(other);
    assertThat(tableau.signIns()).hasSize(2);
    assertThat(tableau.received().getLast().token()).isEqualTo("token-2");
  }

  @Test
  void leavesTheSessionToTheOthersWhenItIsClosed() {
    var store = SessionStore.inMemory();
    var one = node(store);
    name(one);
    one.close();
    name(node(store));
    assertThat(tableau.received(SIGN_OUT)).isEmpty();
    assertThat(tableau.signIns()).hasSize(1);

    var last = node(store);
    last.signOut();
    assertThat(tableau.received(SIGN_OUT)).hasSize(1);
    name(last);
    assertThat(tableau.signIns()).hasSize(2);
  }

  @Test
  void keepsSessionsOfOtherCredentialsApart() {
    var store = SessionStore.inMemory();
    name(node(store));
    var other =
        tableau
            .client()
            .clock(clock)
            .sessions(store)
            .credentials(Credentials.password("jane", "secret"))
            .build();
    clients.add(other);
    name(other);
    assertThat(tableau.signIns()).hasSize(2);
  }

  @Test
  void stepsBackInsteadOfEndingTheSessionsOfAnotherProgramForEver() {
    var one = node(SessionStore.inMemory());
    name(one);
    for (int i = 0; i < 2; i++) {
      anotherProgramSignsIn();
      assertThat(name(one)).isEqualTo("jane");
    }
    anotherProgramSignsIn();
    assertThatThrownBy(() -> name(one))
        .hasMessage(
            "Not signed in: another program signs in with the personal access token 'my-pat' and"
                + " ended our session several times within minutes. Give each program, and each"
                + " node, a token of its own, or let the nodes share their session.")
        .isInstanceOfSatisfying(
            TableauException.class,
            e -> {
              assertThat(e.problem()).isInstanceOf(SessionContested.class);
              assertThat(e.retryAfter()).contains(Duration.ofMinutes(1));
              assertThat(e.retryMayHelp()).isTrue();
            });
    assertThat(tableau.signIns()).hasSize(3);
    clock.advance(Duration.ofMinutes(1));
    assertThat(name(one)).isEqualTo("jane");
    assertThat(tableau.signIns()).hasSize(4);

    anotherProgramSignsIn();
    assertThatThrownBy(() -> name(one))
        .isInstanceOfSatisfying(
            TableauException.class,
            e -> assertThat(e.retryAfter()).contains(Duration.ofMinutes(2)));
  }

  @Test
  void bearsAnEarlyEndNowAndThen() {
    var one = node(SessionStore.inMemory());
    name(one);
    for (int i = 0; i < 6; i++) {
      clock.advance(Duration.ofMinutes(15));
      anotherProgramSignsIn();
      assertThat(name(one)).isEqualTo("jane");
    }
    assertThat(tableau.signIns()).hasSize(7);
  }

  @Test
  void reportsAStoreThatFails() {
    var one =
        node(
            new SessionStore() {
              @Override
              public Optional<Session> find(String key) {
                return Optional.empty();
              }

              @Override
              public Session replace(String key, Function<Optional<Session>, Session> next) {
                throw new IllegalStateException("no database");
              }

              @Override
              public void remove(String key, Session session) {}
            });
    assertThatThrownBy(() -> name(one))
        .hasMessage("The store of sessions failed: java.lang.IllegalStateException: no database.")
        .isInstanceOfSatisfying(
            TableauException.class, e -> assertThat(e.problem()).isInstanceOf(StoreFailed.class));
  }

  @Test
  void storesTheSessionUnderAKeyWithoutSecretsAndWithATokenThatDoesNotShow() {
    var stored = new ArrayList<String>();
    var kept = SessionStore.inMemory();
    var one =
        node(
            new SessionStore() {
              @Override
              public Optional<Session> find(String key) {
                return kept.find(key);
              }

              @Override
              public Session replace(String key, Function<Optional<Session>, Session> next)
                  throws InterruptedException {
                var session = kept.replace(key, next);
                stored.add(key + " " + session);
                return session;
              }

              @Override
              public void remove(String key, Session session) {
                kept.remove(key, session);
              }
            });
    name(one);
    assertThat(stored)
        .containsExactly(
            "%s site 'MySite' by personal access token 'my-pat' session of user user-luid on site"
                    .formatted(tableau.uri())
                + " site-luid");
  }

  @Test
  void keepsATokenAliveAndTellsWhenItWouldExpire() {
    var one = node(SessionStore.inMemory());
    assertThat(one.lastSignIn()).isEmpty();
    assertThat(one.idleExpiry()).isEmpty();
    one.keepAlive();
    assertThat(one.lastSignIn()).contains(clock.instant());
    assertThat(one.idleExpiry()).contains(clock.instant().plus(Duration.ofDays(15)));

    clock.advance(Duration.ofHours(23));
    one.keepAlive();
    assertThat(tableau.signIns()).hasSize(1);
    clock.advance(Duration.ofHours(1));
    one.keepAlive();
    assertThat(tableau.signIns()).hasSize(2);
    assertThat(one.lastSignIn()).contains(clock.instant());
  }

  @Test
  void knowsNoIdleExpiryOfAPassword() {
    var client =
        tableau.client().clock(clock).credentials(Credentials.password("jane", "secret")).build();
    clients.add(client);
    client.signIn();
    assertThat(client.idleExpiry()).isEmpty();
  }

  @Test
  void stopsAtARefusedTokenAndDoesNotLoop() {
    var one = node(SessionStore.inMemory());
    name(one);
    liveToken.set("nobody's");
    tableau.on(SIGN_IN, _ -> Reply.error("401001", "Signin Error", "Revoked"));
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> name(one))
          .isInstanceOfSatisfying(
              TableauException.class,
              e ->
                  assertThat(((Answered) e.problem()).kind())
                      .isEqualTo(TableauProblem.Kind.SIGN_IN_REFUSED));
    }
    assertThat(tableau.signIns()).hasSize(2);
  }

  private void anotherProgramSignsIn() {
    liveToken.set("somebody else's");
  }

  private Tableau node(SessionStore store) {
    var client = tableau.client().clock(clock).sessions(store).build();
    clients.add(client);
    return client;
  }

  private static String name(Tableau client) {
    return client.users().get("u").name();
  }

  private interface Call {
    String make(int number);
  }

  private static List<String> together(Call call) throws Exception {
    var ready = new CountDownLatch(64);
    var results = new ArrayList<Future<String>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 64; i++) {
        var number = i;
        results.add(
            threads.submit(() -> {
              ready.countDown();
              ready.await();
              return call.make(number);
            }));
      }
      var values = new ArrayList<String>();
      for (var result : results) {
        values.add(result.get());
      }
      return values;
    }
  }
}

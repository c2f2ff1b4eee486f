package dev.tableauwebhooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.http.Reply.Answered;
import dev.tableauwebhooks.http.Reply.Busy;
import dev.tableauwebhooks.http.Reply.NoAnswer;
import dev.tableauwebhooks.http.Reply.Refused;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class TargetGateTest {
  private static final Reply GONE = new NoAnswer("https://a.example refused the connection.");
  private static final Reply FINE = answer(200, Optional.empty());

  private final SettableTime time = new SettableTime();
  private final TargetGate gate =
      new TargetGate(TargetName.of(URI.create("https://a.example/x")), 2, time);

  @Test
  void turnsAwayWhatExceedsItsPlaces() throws Exception {
    var end = new CountDownLatch(1);
    var begun = new CountDownLatch(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call = 0; call < 2; call++) {
        var _ =
            threads.submit(() ->
                gate.pass(
                    Optional.empty(),
                    () -> {
                      begun.countDown();
                      end.await();
                      return FINE;
                    }));
      }
      begun.await();

      assertThat(pass(FINE))
          .isEqualTo(
              new Busy("https://a.example already has 2 calls under way.", Duration.ofSeconds(1)));
      end.countDown();
    }
    assertThat(pass(FINE)).isEqualTo(FINE);
  }

  @Test
  void leavesADeadTargetAloneAndTriesItAgain() throws Exception {
    for (var call = 0; call < 5; call++) {
      assertThat(pass(GONE)).isEqualTo(GONE);
    }

    assertThat(pass(FINE))
        .isEqualTo(
            new Busy(
                "https://a.example is not called for a while, because it failed 5 times in a row. The last time: https://a.example refused the connection.",
                Duration.ofSeconds(10)));
    assertThat(gate.outage())
        .contains(
            new Outage(
                "https://a.example",
                "https://a.example refused the connection.",
                time.instant().plusSeconds(10)));

    time.advance(Duration.ofSeconds(10));
    assertThat(pass(FINE)).isEqualTo(FINE);
    assertThat(gate.outage()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void countsWhatAProxySaysOfADeadServer(int status) throws Exception {
    for (var call = 0; call < 5; call++) {
      pass(answer(status, Optional.empty()));
    }

    assertThat(gate.outage().orElseThrow().reason()).isEqualTo("it answered %d.".formatted(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 404, 429, 500})
  void anyOtherAnswerIsASignOfLife(int status) throws Exception {
    for (var call = 0; call < 20; call++) {
      pass(answer(status, Optional.empty()));
    }

    assertThat(gate.outage()).isEmpty();
  }

  @Test
  void whatTheGuardRefusedSaysNothingOfTheTarget() throws Exception {
    for (var call = 0; call < 20; call++) {
      pass(new Refused("reason", "fix"));
    }

    assertThat(gate.outage()).isEmpty();
  }

  @Test
  void anInterruptedTrialLeavesTheNextOneItsTurn() throws Exception {
    for (var call = 0; call < 5; call++) {
      pass(GONE);
    }
    time.advance(Duration.ofSeconds(10));
    assertThatThrownBy(() ->
            gate.pass(
                Optional.empty(),
                () -> {
                  throw new InterruptedException("stop");
                }))
        .isInstanceOf(InterruptedException.class);

    assertThat(pass(FINE)).isEqualTo(FINE);
  }

  @Test
  void waitsAsLongAsATargetAskedInTheLaneThatWasLimited() throws Exception {
    passIn("#a", answer(429, Optional.of(Duration.ofSeconds(30))));
    time.advance(Duration.ofSeconds(10));

    assertThat(passIn("#a", FINE))
        .isEqualTo(
            new Busy(
                "https://a.example asked us to wait until 2026-11-24T12:00:30Z.",
                Duration.ofSeconds(20)));
    assertThat(passIn("#b", FINE)).isEqualTo(FINE);
    assertThat(pass(FINE)).isEqualTo(FINE);

    time.advance(Duration.ofSeconds(20));
    assertThat(passIn("#a", FINE)).isEqualTo(FINE);
  }

  @Test
  void anOverloadedTargetMakesEveryLaneWait() throws Exception {
    passIn("#a", answer(503, Optional.of(Duration.ofSeconds(30))));

    assertThat(passIn("#b", FINE)).isInstanceOf(Busy.class);
    assertThat(pass(FINE)).isInstanceOf(Busy.class);
  }

  private Reply pass(Reply reply) throws InterruptedException {
    return gate.pass(Optional.empty(), () -> reply);
  }

  private Reply passIn(String lane, Reply reply) throws InterruptedException {
    return gate.pass(Optional.of(lane), () -> reply);
  }

  private static Reply answer(int status, Optional<Duration> retryAfter) {
    return new Answered(status, Map.of(), "", true, retryAfter);
  }
}

package dev.tableauwebhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private final SettableTime time = new SettableTime();
  private final Breaker breaker = new Breaker(time);

  @Test
  void opensAfterFiveFailuresInARow() {
    for (var failure = 1; failure < 5; failure++) {
      assertThat(call(false)).isEmpty();
    }
    assertThat(breaker.enter()).isEmpty();

    assertThat(breaker.failed()).contains(Duration.ofSeconds(10));

    time.advance(Duration.ofSeconds(4));
    assertThat(breaker.enter()).contains(Duration.ofSeconds(6));
    assertThat(breaker.openUntil()).contains(time.instant().plusSeconds(6));
  }

  @Test
  void staysClosedWhileSomeCallsSucceed() {
    for (var call = 0; call < 40; call++) {
      assertThat(call(call % 5 == 4)).isEmpty();
    }
  }

  @Test
  void letsOneCallTryAfterThePause() {
    open();
    time.advance(Duration.ofSeconds(10));

    assertThat(breaker.enter()).isEmpty();
    assertThat(breaker.enter()).contains(Breaker.TRIAL);

    assertThat(breaker.succeeded()).isTrue();
    assertThat(breaker.enter()).isEmpty();
    assertThat(breaker.openUntil()).isEmpty();
  }

  @Test
  void pausesTwiceAsLongAfterEachFailedTryUpToFiveMinutes() {
    open();
    for (var pause : new int[] {20, 40, 80, 160, 300, 300}) {
      time.advance(Duration.ofMinutes(5));
      assertThat(breaker.enter()).isEmpty();
      assertThat(breaker.failed()).contains(Duration.ofSeconds(pause));
    }
  }

  @Test
  void beginsWithTheShortPauseAgainAfterItWasClosed() {
    open();
    time.advance(Duration.ofSeconds(10));
    assertThat(call(false)).contains(Duration.ofSeconds(20));
    time.advance(Duration.ofSeconds(20));
    assertThat(call(true)).isEmpty();

    assertThat(open()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void letsAnotherTryWhereTheFirstLearnedNothing() {
    open();
    time.advance(Duration.ofSeconds(10));
    assertThat(breaker.enter()).isEmpty();

    breaker.learnedNothing();

    assertThat(breaker.enter()).isEmpty();
  }

  @Test
  void failuresOfCallsThatBeganEarlierDoNotProlongThePause() {
    for (var call = 0; call < 8; call++) {
      assertThat(breaker.enter()).isEmpty();
    }
    for (var call = 0; call < 5; call++) {
      breaker.failed();
    }
    var until = breaker.openUntil();

    time.advance(Duration.ofSeconds(1));

    assertThat(breaker.failed()).isEmpty();
    assertThat(breaker.openUntil()).isEqualTo(until);
  }

  private Optional<Duration> call(boolean works) {
    assertThat(breaker.enter()).isEmpty();
    if (works) {
      breaker.succeeded();
      return Optional.empty();
    }
    return breaker.failed();
  }

  private Duration open() {
    for (var failure = 1; failure < 5; failure++) {
      assertThat(call(false)).isEmpty();
    }
    return call(false).orElseThrow();
  }
}

package dev.tableauwebhooks.http;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Stops the calls to a target that does not answer. Five failures in a row open it; after a pause
 * one call may try, and either closes it or opens it for twice as long. Failsafe keeps the states;
 * the clock is ours, since Failsafe's cannot be set.
 */
final class Breaker {
  static final int FAILURES = 5;
  static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** For those who come while the one call tries. */
  static final Duration TRIAL = Duration.ofSeconds(2);

  private final InstantSource time;
  private final CircuitBreaker<Object> circuit =
      CircuitBreaker.builder()
          .withFailureThreshold(FAILURES)
          .withSuccessThreshold(1)
          .withDelay(Duration.ofDays(36_500))
          .build();
  private Duration pause = FIRST_PAUSE;
  private Instant openUntil = Instant.MIN;

  Breaker(InstantSource time) {
    this.time = time;
  }

  /**
   * Asks to make a call.
   *
   * @return how long to wait; empty where the call may be made, and then its end must be reported
   */
  synchronized Optional<Duration> enter() {
    if (circuit.isOpen()) {
      var now = time.instant();
      if (now.isBefore(openUntil)) {
        return Optional.of(Duration.between(now, openUntil));
      }
      circuit.halfOpen();
    }
    return circuit.tryAcquirePermit() ? Optional.empty() : Optional.of(TRIAL);
  }

  /** Returns whether this closed it. */
  synchronized boolean succeeded() {
    var wasClosed = circuit.isClosed();
    circuit.recordSuccess();
    return !wasClosed && circuit.isClosed();
  }

  /** Returns for how long this opened it. */
  synchronized Optional<Duration> failed() {
    var wasOpen = circuit.isOpen();
    var wasTrying = circuit.isHalfOpen();
    circuit.recordFailure();
    if (wasOpen || !circuit.isOpen()) {
      return Optional.empty();
    }
    var twice = pause.multipliedBy(2);
    var longer = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    pause = wasTrying ? longer : FIRST_PAUSE;
    openUntil = time.instant().plus(pause);
    return Optional.of(pause);
  }

  /** The call ended without telling anything about the target; another one may try. */
  synchronized void learnedNothing() {
    if (circuit.isHalfOpen()) {
      circuit.open();
    }
  }

  /** The moment until which no call is made; empty unless it is open. */
  synchronized Optional<Instant> openUntil() {
    return circuit.isOpen() ? Optional.of(openUntil) : Optional.empty();
  }
}

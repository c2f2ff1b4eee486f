package dev.tableauwebhooks.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands still until a test moves it. */
final class SettableClock implements InstantSource {

  private volatile Instant now = Instant.parse("2026-11-24T08:30:00.123Z");

  @Override
  public Instant instant() {
    return now;
  }

  void forward(Duration time) {
    now = now.plus(time);
  }
}

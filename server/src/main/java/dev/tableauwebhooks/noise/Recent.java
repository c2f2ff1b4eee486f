package dev.tableauwebhooks.noise;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What the store answered less than a second ago. Safe for many threads. */
final class Recent<T> {
  private final InstantSource clock;
  private final Question<T> question;
  private volatile @Nullable Known<T> known;

  Recent(InstantSource clock, Question<T> question) {
    this.clock = clock;
    this.question = question;
  }

  /** Asks the store. */
  @FunctionalInterface
  interface Question<T> {
    T ask() throws InterruptedException;
  }

  private record Known<T>(T value, Instant at) {}

  T get() throws InterruptedException {
    var now = clock.instant();
    var before = known;
    if (before != null
        && !now.isBefore(before.at())
        && now.isBefore(before.at().plus(Silences.FRESH))) {
      return before.value();
    }
    var value = question.ask();
    known = new Known<>(value, now);
    return value;
  }

  /** It has changed. */
  void forget() {
    known = null;
  }
}

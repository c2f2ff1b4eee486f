package dev.tableauwebhooks.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How long to wait for something that should happen soon.
 *
 * @param limit far more than it takes, for slow machines
 */
record Patience(Duration limit) {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

  static Patience seconds(int limit) {
    return new Patience(Duration.ofSeconds(limit));
  }

  /** Looks again and again until there is something. */
  @FunctionalInterface
  interface Look<T> {
    Optional<T> now() throws InterruptedException;
  }

  /** Says what is there instead of what was waited for. */
  @FunctionalInterface
  interface Complaint {
    String words() throws InterruptedException;
  }

  /**
   * Waits until there is something.
   *
   * @throws DemoFailed with the complaint when the limit passes first
   */
  <T> T demand(Look<T> look, Complaint complaint) throws InterruptedException {
    var found = await(look);
    if (found.isEmpty()) {
      throw DemoFailed.check(complaint.words());
    }
    return found.get();
  }

  /** Waits until there is something; empty when the limit passes first. */
  <T> Optional<T> await(Look<T> look) throws InterruptedException {
    var end = System.nanoTime() + limit.toNanos();
    var found = look.now();
    while (found.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(BETWEEN_LOOKS);
      found = look.now();
    }
    return found;
  }

  /** Waits until it holds; false when the limit passes first. */
  boolean awaitUntil(BooleanSupplier condition) throws InterruptedException {
    return await(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty()).isPresent();
  }
}

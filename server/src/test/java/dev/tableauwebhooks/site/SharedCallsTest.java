package dev.tableauwebhooks.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.TableauProblem.Interrupted;
import dev.tableauwebhooks.rest.TableauProblem.NotReached;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedCallsTest {
  private final SettableClock clock = new SettableClock();
  private final SharedCalls<String, Integer> calls = new SharedCalls<>(clock);
  private final AtomicInteger made = new AtomicInteger();
  private final ConcurrentLinkedQueue<Object> results = new ConcurrentLinkedQueue<>();

  @Test
  void keepsAValueForTenMinutes() {
    assertThat(calls.get("a", made::incrementAndGet)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(599));
    assertThat(calls.get("a", made::incrementAndGet)).isEqualTo(1);
    assertThat(calls.get("b", made::incrementAndGet)).isEqualTo(2);
    clock.advance(Duration.ofSeconds(2));
    assertThat(calls.get("a", made::incrementAndGet)).isEqualTo(3);
  }

  @Test
  void takesNoValueFromBeforeTheInstant() {
    calls.get("a", made::incrementAndGet);
    clock.advance(Duration.ofSeconds(1));
    var received = clock.instant();
    assertThat(calls.get("a", received, made::incrementAndGet)).isEqualTo(2);
    clock.advance(Duration.ofSeconds(1));
    assertThat(calls.get("a", received, made::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void sharesOneCall() throws InterruptedException {
    var end = new CountDownLatch(1);
    var threads = together(waitingFor(end, made::incrementAndGet));
    end.countDown();
    join(threads);
    assertThat(results).hasSize(8).containsOnly(1);
  }

  @Test
  void startsAnotherCallWhereTheOneUnderWayIsTooOld() throws InterruptedException {
    var end = new CountDownLatch(1);
    var old = together(waitingFor(end, made::incrementAndGet));
    clock.advance(Duration.ofSeconds(1));
    assertThat(calls.get("a", clock.instant(), () -> 42)).isEqualTo(42);
    end.countDown();
    join(old);
    assertThat(results).containsOnly(1);
  }

  @Test
  void sharesAFailureAndForgetsIt() throws InterruptedException {
    var end = new CountDownLatch(1);
    var threads =
        together(
            waitingFor(
                end,
                () -> {
                  made.incrementAndGet();
                  throw new TableauException(new NotReached("GET x", "gone", ""));
                }));
    end.countDown();
    join(threads);
    assertThat(made).hasValue(1);
    assertThat(results).hasSize(8).containsOnly("No answer to GET x: gone.");
    assertThat(calls.get("a", () -> 42)).isEqualTo(42);
  }

  @Test
  void doesNotShareThatOneThreadWasStopped() throws InterruptedException {
    var end = new CountDownLatch(1);
    var threads =
        together(
            waitingFor(
                end,
                () -> {
                  if (made.incrementAndGet() == 1) {
                    throw new TableauException(new Interrupted("GET x"));
                  }
                  return 42;
                }));
    end.countDown();
    join(threads);
    assertThat(results).hasSize(8).contains("Interrupted while waiting for GET x.");
    assertThat(results.stream().filter(Integer.valueOf(42)::equals)).hasSize(7);
    assertThat(made).hasValue(2);
  }

  @Test
  void isInterruptedWhileItWaitsForAnother() throws InterruptedException {
    var end = new CountDownLatch(1);
    var threads = together(waitingFor(end, made::incrementAndGet));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> calls.get("a", () -> 42))
        .hasMessage("Interrupted while waiting for a look-up of a.");
    assertThat(Thread.interrupted()).isTrue();
    end.countDown();
    join(threads);
  }

  private static Supplier<Integer> waitingFor(CountDownLatch end, Supplier<Integer> call) {
    return () -> {
      try {
        end.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return call.get();
    };
  }

  private List<Thread> together(Supplier<Integer> call) {
    var threads =
        Stream.generate(() -> Thread.ofVirtual().start(() -> results.add(result(call))))
            .limit(8)
            .toList();
    await().until(() -> threads.stream().allMatch(it -> it.getState() == Thread.State.WAITING));
    return threads;
  }

  private Object result(Supplier<Integer> call) {
    try {
      return calls.get("a", call);
    } catch (TableauException e) {
      return e.problem().what();
    }
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (var thread : threads) {
      thread.join();
    }
  }
}

package dev.tableauwebhooks.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tableauwebhooks.observe.Health.Report;
import dev.tableauwebhooks.observe.Health.Result;
import dev.tableauwebhooks.observe.Health.Status.Failed;
import dev.tableauwebhooks.observe.Health.Status.Ok;
import dev.tableauwebhooks.observe.Health.Status.Warning;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final Health health = new Health(Duration.ofMillis(100));

  @Test
  void isReadyBetweenStartedAndStopping() {
    assertThat(health.ready()).isEqualTo(server(false, new Failed("The server is starting.")));
    health.started();
    assertThat(health.ready()).isEqualTo(server(true, new Ok()));
    health.stopping();
    assertThat(health.ready()).isEqualTo(server(false, new Failed("The server is stopping.")));
  }

  @Test
  void isNotReadyWhileACheckFails() {
    health.started();
    health.add("event-store", () -> new Failed("The disk is full. Free some space."));
    health.add("workflows", () -> new Warning("broadcast.yaml is not in use. Run: check"));
    assertThat(health.ready())
        .isEqualTo(
            new Report(
                false,
                List.of(
                    new Result("server", new Ok()),
                    new Result("event-store", new Failed("The disk is full. Free some space.")),
                    new Result(
                        "workflows", new Warning("broadcast.yaml is not in use. Run: check")))));
  }

  @Test
  void staysReadyWithAWarning() {
    health.started();
    health.add("workflows", () -> new Warning("Look at it."));
    assertThat(health.ready().ok()).isTrue();
  }

  @Test
  void takesAnExceptionForAFailure() {
    health.started();
    health.add(
        "broken",
        () -> {
          throw new IllegalStateException("expected by the test");
        });
    assertThat(health.ready().results())
        .contains(new Result("broken", new Failed("The check broke; the log says why.")));
  }

  @Test
  void doesNotWaitForACheckThatHangsAndDoesNotBeginItAgain() {
    var begun = new AtomicInteger();
    var release = new CountDownLatch(1);
    health.started();
    health.add(
        "hanging",
        () -> {
          begun.incrementAndGet();
          awaitUninterrupted(release);
          return new Ok();
        });

    var hanging = new Result("hanging", new Failed("The check does not come to an end."));
    assertThat(health.ready().results()).contains(hanging);
    assertThat(health.ready().results()).contains(hanging);
    assertThat(begun).hasValue(1);

    release.countDown();
    await().atMost(Duration.ofSeconds(5)).until(() -> health.ready().ok());
  }

  @Test
  void isAliveHoweverIllItIs() {
    health.add("event-store", () -> new Failed("Gone."));
    assertThat(health.live()).isEqualTo(new Report(true, List.of()));
  }

  private static Report server(boolean ok, Health.Status status) {
    return new Report(ok, List.of(new Result("server", status)));
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

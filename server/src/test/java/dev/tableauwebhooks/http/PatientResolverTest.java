package dev.tableauwebhooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PatientResolverTest {
  private static final List<InetAddress> FOUND = List.of(InetAddress.ofLiteral("192.0.2.1"));

  @Test
  void looksANameUpOnceForAllWhoAskAtOnce() throws Exception {
    var asked = new AtomicInteger();
    var mayAnswer = new CountDownLatch(1);
    var threadIsVirtual = new AtomicBoolean(true);
    NameResolver slow =
        _ -> {
          asked.incrementAndGet();
          threadIsVirtual.set(Thread.currentThread().isVirtual());
          mayAnswer.await();
          return FOUND;
        };
    try (var resolver = new PatientResolver(slow, Duration.ofSeconds(10));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 100)
              .mapToObj(_ -> callers.submit(() -> resolver.resolve("slow.example")))
              .toList();
      mayAnswer.countDown();
      for (Future<List<InetAddress>> answer : answers) {
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(FOUND);
      }
    }
    assertThat(asked.get()).isBetween(1, 100);
    assertThat(threadIsVirtual).isFalse();
  }

  @Test
  void doesNotWaitForADeadNameServer() throws Exception {
    var never = new CountDownLatch(1);
    NameResolver dead =
        host -> {
          if (host.startsWith("dead")) {
            never.await();
          }
          return FOUND;
        };
    try (var resolver = new PatientResolver(dead, Duration.ofMillis(50))) {
      for (var name = 0; name < 3; name++) {
        var host = "dead%d.example".formatted(name);
        assertThatThrownBy(() -> resolver.resolve(host))
            .isInstanceOf(UnknownHostException.class)
            .hasMessage("no name server answered in time");
      }

      assertThat(resolver.resolve("living.example")).isEqualTo(FOUND);
    }
  }

  @Test
  void asksNewlyAfterAFailure() throws Exception {
    var asked = new AtomicInteger();
    NameResolver flaky =
        host -> {
          if (asked.incrementAndGet() == 1) {
            throw new UnknownHostException(host);
          }
          return FOUND;
        };
    try (var resolver = new PatientResolver(flaky, Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> resolver.resolve("a.example"))
          .isInstanceOf(UnknownHostException.class)
          .hasMessage("there is no such host");

      assertThat(resolver.resolve("a.example")).isEqualTo(FOUND);
    }
  }

  @Test
  void turnsAwayMoreNamesThanItHasThreads() throws Exception {
    var never = new CountDownLatch(1);
    NameResolver dead =
        _ -> {
          never.await();
          return FOUND;
        };
    try (var resolver = new PatientResolver(dead, Duration.ofMillis(1))) {
      for (var name = 0; name < 64; name++) {
        var host = "dead%d.example".formatted(name);
        assertThatThrownBy(() -> resolver.resolve(host))
            .hasMessage("no name server answered in time");
      }

      assertThatThrownBy(() -> resolver.resolve("one-more.example"))
          .isInstanceOf(UnknownHostException.class)
          .hasMessage("too many look-ups are under way");
    }
  }
}

package dev.tableauwebhooks.extension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
  @TempDir Path root;

  @Test
  void callsBackAfterAChange() throws Exception {
    var calls = new Semaphore(0);
    try (var _ = new FolderWatch(List.of(root), calls::release)) {
      Files.write(root.resolve("a.yaml"), "one".getBytes(UTF_8));

      assertThat(calls.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** A change just after a look is seen at the next, and told at the one after that. */
  @Test
  void looksOftenEnoughToTellWithinTwoSeconds() {
    assertThat(FolderWatch.BETWEEN_LOOKS.multipliedBy(3)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void goesOnAfterACallThatThrew() throws IOException {
    var calls = new AtomicInteger();
    try (var _ =
        new FolderWatch(
            List.of(root),
            () -> {
              calls.incrementAndGet();
              throw new IllegalStateException("a bug in what was called");
            })) {
      for (var call = 1; call <= 2; call++) {
        Files.writeString(root.resolve("a.yaml"), "content " + call);
        var expected = call;
        await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(() -> assertThat(calls).hasValue(expected));
      }
    }
  }

  @Test
  void canBeClosedFromWithinTheCall() throws Exception {
    var closed = new Semaphore(0);
    var watch = new FolderWatch[1];
    watch[0] =
        new FolderWatch(
            List.of(root),
            () -> {
              watch[0].close();
              closed.release();
            });
    Files.writeString(root.resolve("a.yaml"), "one");

    assertThat(closed.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    watch[0].close();
  }
}

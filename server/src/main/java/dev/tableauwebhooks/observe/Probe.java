package dev.tableauwebhooks.observe;

import dev.tableauwebhooks.observe.Health.Check;
import dev.tableauwebhooks.observe.Health.Status;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one check, at most once at a time. */
final class Probe {
  private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

  private final String name;
  private final Check check;
  private final AtomicReference<Look> latest;

  Probe(String name, Check check) {
    this.name = name;
    this.check = check;
    this.latest = new AtomicReference<>(Look.over(name));
  }

  /** One run of the check, which several callers may wait for. */
  static final class Look {
    private final String name;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile Status status = new Status.Failed("The check does not come to an end.");

    private Look(String name) {
      this.name = name;
    }

    /** What is latest before there was any. */
    private static Look over(String name) {
      var look = new Look(name);
      look.done.countDown();
      return look;
    }

    private boolean isOver() {
      return done.getCount() == 0;
    }

    String name() {
      return name;
    }

    /** What it found, or that it is not over at the deadline, in {@link System#nanoTime()}. */
    Status await(long deadline) {
      try {
        // Over or not, the status says it.
        var _ = done.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return status;
    }
  }

  /** Starts the check, or joins the run that is not over yet. */
  Look begin() {
    var earlier = latest.get();
    var look = new Look(name);
    if (earlier.isOver() && latest.compareAndSet(earlier, look)) {
      Thread.ofVirtual().name("health-" + name).start(() -> run(look));
    }
    return latest.get();
  }

  private void run(Look look) {
    try {
      look.status = check.look();
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("check", name).setCause(e).log("A health check broke");
      look.status = new Status.Failed("The check broke; the log says why.");
    } finally {
      look.done.countDown();
    }
  }
}

package dev.tableauwebhooks.simulator;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One timer thread that hands each task, when it is due, to a virtual thread of its own. */
final class TimerScheduler implements Scheduler {

  private static final Logger LOG = LoggerFactory.getLogger(TimerScheduler.class);

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("simulator-timer").factory());
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private int open;

  @Override
  public void after(Duration delay, Runnable task) {
    count(1);
    try {
      var _ =
          timer.schedule(
              () -> Thread.ofVirtual().name("simulator-task").start(() -> run(task)),
              delay.toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      count(-1);
      LOG.atDebug().log("The simulator is closed; a later task is dropped");
    }
  }

  @Override
  public boolean awaitIdle(Duration limit) throws InterruptedException {
    var left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (open > 0) {
        if (left <= 0) {
          return false;
        }
        left = idle.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException broken) {
      LOG.atError().setCause(broken).log("A task of the simulator failed");
    } finally {
      count(-1);
    }
  }

  private void count(int change) {
    lock.lock();
    try {
      open += change;
      if (open == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}

package dev.tableauwebhooks.run;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How much memory may be held by runs that wait or are in flight. Safe for many threads. */
final class Room {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition halfEmpty = lock.newCondition();
  private final long bytes;
  private long taken;

  Room(long bytes) {
    this.bytes = bytes;
  }

  /** Takes some, or answers false at once where there is not enough. */
  boolean tryTake(long wanted) {
    lock.lock();
    try {
      if (taken + wanted > bytes) {
        return false;
      }
      taken += wanted;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes some even where there is not enough. */
  void take(long wanted) {
    lock.lock();
    try {
      taken += wanted;
    } finally {
      lock.unlock();
    }
  }

  /** Gives back what was taken. */
  void give(long back) {
    lock.lock();
    try {
      taken -= back;
      if (taken <= bytes / 2) {
        halfEmpty.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until at most half of it is taken. */
  void awaitHalfEmpty() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (taken > bytes / 2) {
        halfEmpty.await();
      }
    } finally {
      lock.unlock();
    }
  }
}

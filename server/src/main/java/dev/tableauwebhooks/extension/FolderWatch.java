package dev.tableauwebhooks.extension;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls back within two seconds after a file in some folders was added, changed or removed.
 *
 * <p>Changes count from the making of the watch, so make it before the folders are read for the
 * first time. Files below are watched too, hidden ones are not; a path may also be a single file,
 * and need not exist yet. Saving a file without changing it does not count. One change may be told
 * twice, and several may be told as one.
 */
public final class FolderWatch implements AutoCloseable {

  /** A change is seen at one look and told at the next if it rests by then. */
  static final Duration BETWEEN_LOOKS = Duration.ofMillis(600);

  private static final Duration WAIT_AT_CLOSE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final FolderChanges changes;
  private final Runnable changed;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Starts watching.
   *
   * @param changed called on the watch's thread, one call at a time; it may take long, and what
   *     changes meanwhile is told afterwards. What it throws is logged
   */
  public FolderWatch(List<Path> folders, Runnable changed) {
    this.changes = new FolderChanges(folders);
    this.changed = requireNonNull(changed, "changed");
    // Not a virtual thread: a file server that hangs would take a carrier from all others.
    this.thread = Thread.ofPlatform().name("folder-watch").daemon().start(this::watch);
  }

  private void watch() {
    try {
      while (!closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      if (changes.pollForChange()) {
        changed.run();
      }
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      // The compiler and code that others wrote run in the call; the next change must be told.
      LOG.atError().setCause(e).log("Changed files could not be taken over");
    }
  }

  /** Ends the watch, and waits a moment for the call that is under way. */
  @Override
  public void close() {
    closed.countDown();
    if (Thread.currentThread() != thread) {
      join();
    }
  }

  private void join() {
    try {
      if (!thread.join(WAIT_AT_CLOSE)) {
        LOG.atWarn().log("The taking over of changed files has not ended yet");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

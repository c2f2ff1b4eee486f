package dev.tableauwebhooks.noise;

import java.time.Instant;
import java.util.List;

/** Where silences are kept. Each write returns when it is on disk. */
public interface SilenceStore {

  void add(Silence silence) throws InterruptedException;

  /** Those that end after that time, the first to begin first. */
  List<Silence> endingAfter(Instant now) throws InterruptedException;

  /** Newest first, those that are over included. */
  List<Silence> list(int most) throws InterruptedException;

  /** Ends it now. False where it is unknown or over. */
  boolean end(String id, String by, Instant now) throws InterruptedException;

  /** Counts what it kept back. */
  void count(String id, long suppressed) throws InterruptedException;
}

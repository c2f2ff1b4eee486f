package dev.tableauwebhooks.http;

import java.time.Duration;

/** Told of each call, for metrics. Called on the caller's thread; must return at once. */
@FunctionalInterface
public interface CallListener {

  /** Tells nobody. */
  CallListener NONE = (_, _, _) -> {};

  /**
   * A call is over.
   *
   * @param host whom it was for, in lower case; empty where the address named nobody
   * @param reply how it ended; it may hold what is secret
   * @param took from the wish to call to the end of the answer
   */
  void called(String host, Reply reply, Duration took);
}

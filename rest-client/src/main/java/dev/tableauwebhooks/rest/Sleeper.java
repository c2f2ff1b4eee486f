package dev.tableauwebhooks.rest;

import java.time.Duration;

/** How the client pauses before it tries a reading call again. */
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration pause) throws InterruptedException;
}

package dev.tableauwebhooks.http;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A target that is not called for a while, because it does not answer.
 *
 * @param target scheme, host and port
 * @param reason the last failure, as a sentence
 * @param until when one call may try again; in the past where none has tried yet
 */
public record Outage(String target, String reason, Instant until) {
  public Outage {
    requireNonNull(target, "target");
    requireNonNull(reason, "reason");
    requireNonNull(until, "until");
  }
}

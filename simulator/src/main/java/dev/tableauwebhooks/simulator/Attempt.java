package dev.tableauwebhooks.simulator;

import java.time.Instant;

/**
 * One POST of an event to a webhook's destination.
 *
 * @param number 1 for the first try
 * @param status what the destination answered, or 0 when it did not
 * @param result the answer or the failure in words
 */
public record Attempt(
    String webhookLuid, String event, int number, int status, String result, Instant at) {

  /** Any 2xx is a success to Tableau; a redirect is not. */
  public boolean successful() {
    return status >= 200 && status < 300;
  }
}

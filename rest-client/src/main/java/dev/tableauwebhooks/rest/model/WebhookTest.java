package dev.tableauwebhooks.rest.model;

/**
 * What the destination of a webhook answered to Tableau's test.
 *
 * @param status the destination's HTTP status; not that of the call, which is 200 either way
 * @param body what it answered
 */
public record WebhookTest(int status, String body) {

  /** Whether Tableau would count a delivery with that answer as done. */
  public boolean isAccepted() {
    return status >= 200 && status < 300;
  }
}

package dev.tableauwebhooks.simulator;

import java.util.List;

/**
 * An event that happened on the site.
 *
 * @param body the JSON that is posted, the same bytes to every webhook
 * @param webhooks the LUIDs of the enabled webhooks it goes to; often none
 */
public record FiredEvent(String event, String body, List<String> webhooks) {

  public FiredEvent {
    webhooks = List.copyOf(webhooks);
  }
}

package dev.tableauwebhooks.simulator;

/**
 * A webhook of the site.
 *
 * @param event the name of the one event it is called for
 * @param statusChangeReason why it is disabled; empty while it is enabled
 */
public record Webhook(
    String luid,
    String name,
    String event,
    String url,
    boolean enabled,
    String statusChangeReason,
    String ownerLuid) {

  Webhook withName(String changed) {
    return new Webhook(luid, changed, event, url, enabled, statusChangeReason, ownerLuid);
  }

  Webhook withEvent(String changed) {
    return new Webhook(luid, name, changed, url, enabled, statusChangeReason, ownerLuid);
  }

  Webhook withUrl(String changed) {
    return new Webhook(luid, name, event, changed, enabled, statusChangeReason, ownerLuid);
  }

  Webhook enabledNow() {
    return new Webhook(luid, name, event, url, true, "", ownerLuid);
  }

  Webhook disabled(String reason) {
    return new Webhook(luid, name, event, url, false, reason, ownerLuid);
  }
}

package dev.tableauwebhooks.simulator;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What the body of a create or update call says of a webhook, checked as Tableau checks it. */
record WebhookWish(
    Optional<String> name,
    Optional<HookEvent> event,
    Optional<String> url,
    Optional<Boolean> enabled,
    Optional<String> reason) {

  /** Before 2020.3 an event was named by {@code webhook-source} alone. */
  static final ApiVersion FIRST_WITH_EVENT = new ApiVersion(3, 9);

  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "name",
          "event",
          "isEnabled",
          "statusChangeReason",
          "webhook-source",
          "webhook-destination");

  static WebhookWish of(Exchange exchange) {
    var asked = exchange.body().required("webhook");
    asked.allowOnly(KNOWN);
    return new WebhookWish(
        asked.text("name").filter(name -> !name.isBlank()),
        event(asked, exchange.version()),
        asked.find("webhook-destination").map(WebhookWish::url),
        asked.flag("isEnabled"),
        asked.text("statusChangeReason").filter(reason -> !reason.isBlank()));
  }

  Webhook create(String luid, String ownerLuid) {
    var hook =
        new Webhook(
            luid,
            name.orElseThrow(() -> missing("name")),
            event.orElseThrow(() -> missing("event")).wireName(),
            url.orElseThrow(() -> missing("webhook-destination")),
            true,
            "",
            ownerLuid);
    return withStatus(hook);
  }

  /** What the body does not name stays as it is. */
  Webhook applyTo(Webhook hook) {
    return withStatus(
        hook.withName(name.orElse(hook.name()))
            .withEvent(event.map(HookEvent::wireName).orElse(hook.event()))
            .withUrl(url.orElse(hook.url())));
  }

  /** A reason belongs to a disabled webhook only; without one Tableau writes its own. */
  private Webhook withStatus(Webhook hook) {
    if (enabled.orElse(hook.enabled())) {
      if (reason.isPresent()) {
        throw Refusal.of(400127, "A statusChangeReason may only be given when isEnabled is false.");
      }
      return hook.enabledNow();
    }
    var kept = hook.enabled() ? "Webhook disabled by user" : hook.statusChangeReason();
    return hook.disabled(reason.orElse(kept));
  }

  private static Optional<HookEvent> event(Body asked, ApiVersion version) {
    var named = asked.text("event").map(WebhookWish::byName);
    if (named.isPresent() && version.isBefore(FIRST_WITH_EVENT)) {
      throw Refusal.malformed("'event' is not known in 'webhook'");
    }
    var legacy = asked.find("webhook-source").map(WebhookWish::bySource);
    if (named.isPresent() && legacy.isPresent() && !named.equals(legacy)) {
      throw Refusal.malformed("'event' and 'webhook-source' name different events");
    }
    return named.or(() -> legacy);
  }

  private static HookEvent byName(String name) {
    return HookEvent.named(name)
        .orElseThrow(() -> Refusal.malformed("'%s' is not an event".formatted(name)));
  }

  private static HookEvent bySource(Body source) {
    var names = source.names();
    if (names.size() != 1) {
      throw Refusal.malformed("'webhook-source' does not name one event");
    }
    var element = names.iterator().next();
    return HookEvent.ofLegacy(element)
        .orElseThrow(() -> Refusal.malformed("'%s' is not an event".formatted(element)));
  }

  private static String url(Body destination) {
    var http = destination.required("webhook-destination-http");
    if (!http.text("method").orElse("POST").equals("POST")) {
      throw Refusal.malformed("the method of a destination is POST");
    }
    var url = http.requiredText("url");
    if (!isHttp(url)) {
      throw Refusal.malformed("'url' is not an address that begins with https:// or http://");
    }
    return url;
  }

  private static boolean isHttp(String url) {
    try {
      var uri = URI.create(url);
      return uri.getHost() != null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || "http".equalsIgnoreCase(uri.getScheme()));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Refusal missing(String name) {
    return Refusal.malformed("'%s' of 'webhook' is missing".formatted(name));
  }
}

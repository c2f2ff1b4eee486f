package dev.tableauwebhooks.simulator;

import java.time.InstantSource;
import java.util.List;

/**
 * Webhooks, which only administrators may manage. No scope for them is in any list that Tableau
 * publishes, so a session by JWT is refused.
 */
final class WebhookRoutes {

  private static final String ALL = "/sites/{site}/webhooks";
  private static final String ONE = ALL + "/{id}";
  private static final Columns<Webhook> COLUMNS =
      new Columns<Webhook>().column("name", Webhook::name).column("event", Webhook::event);

  private final HookClient client;
  private final InstantSource clock;

  WebhookRoutes(HookClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  List<Route> routes() {
    var access = Access.of(Right.ADMINISTRATOR).scope(Access.NO_SCOPE).since("3.6");
    return List.of(
        Route.of("GET", ALL, access, WebhookRoutes::list),
        Route.of("POST", ALL, access, WebhookRoutes::create),
        Route.of("GET", ONE, access, WebhookRoutes::get),
        Route.of("PUT", ONE, access.since("3.8"), WebhookRoutes::update),
        Route.of("DELETE", ONE, access, WebhookRoutes::delete),
        Route.of("GET", ONE + "/test", access, this::test));
  }

  /** All at once: the real list has neither pages nor a pagination element. */
  private static Reply list(Exchange exchange) {
    var hooks =
        ListQuery.of(exchange.request()).select(exchange.site().webhooks().all(), COLUMNS).stream()
            .map(hook -> element(exchange, hook))
            .toList();
    return Reply.ok(Element.list("webhooks", hooks));
  }

  private static Reply create(Exchange exchange) {
    var wish = WebhookWish.of(exchange);
    var hook = wish.create(Luids.random(), exchange.user().luid());
    exchange.site().webhooks().put(hook);
    return Reply.created(element(exchange, hook))
        .withHeader("Location", exchange.location("/webhooks/" + hook.luid()));
  }

  private static Reply get(Exchange exchange) {
    return Reply.ok(element(exchange, find(exchange)));
  }

  /** Answers 201, which is what the documentation says of an update. */
  private static Reply update(Exchange exchange) {
    var wish = WebhookWish.of(exchange);
    find(exchange);
    var changed =
        exchange
            .site()
            .webhooks()
            .update(exchange.variable("id"), wish::applyTo)
            .orElseThrow(() -> missing(exchange));
    return Reply.created(element(exchange, changed));
  }

  private static Reply delete(Exchange exchange) {
    find(exchange);
    exchange.site().webhooks().remove(exchange.variable("id"));
    return Reply.noContent();
  }

  /** The call succeeds whatever the destination answers; its status is inside the answer. */
  private Reply test(Exchange exchange) {
    var hook = find(exchange);
    var payload = Payload.test(exchange.site().luid()).json(clock.instant());
    var answer = client.post(hook.url(), payload);
    if (answer.status() == 0) {
      throw Refusal.of(
          400113, "Webhook '%s' could not be tested: %s".formatted(hook.luid(), answer.body()));
    }
    return Reply.ok(
        Element.named("webhookTestResult")
            .with("id", hook.luid())
            .with("status", answer.status())
            .child(Element.text("body", answer.body())));
  }

  private static Webhook find(Exchange exchange) {
    return exchange
        .site()
        .webhooks()
        .find(exchange.variable("id"))
        .orElseThrow(() -> missing(exchange));
  }

  private static Refusal missing(Exchange exchange) {
    return Refusal.of(
        400113, "Webhook '%s' could not be found.".formatted(exchange.variable("id")));
  }

  private static Element element(Exchange exchange, Webhook hook) {
    var element =
        Element.named("webhook")
            .with("id", hook.luid())
            .with("name", hook.name())
            .with("isEnabled", hook.enabled())
            .with("statusChangeReason", hook.statusChangeReason());
    if (exchange.version().isBefore(WebhookWish.FIRST_WITH_EVENT)) {
      var legacy = HookEvent.named(hook.event()).map(HookEvent::legacy).orElseThrow();
      element.child(Element.named("webhook-source").child(Element.named(legacy)));
    } else {
      element.with("event", hook.event());
    }
    var destination =
        Element.named("webhook-destination-http").with("url", hook.url()).with("method", "POST");
    var owner = Element.named("owner").with("id", hook.ownerLuid());
    exchange
        .site()
        .users()
        .find(hook.ownerLuid())
        .ifPresent(user -> owner.with("name", user.name()));
    return element.child(Element.named("webhook-destination").child(destination)).child(owner);
  }
}

package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.TableauProblem.Answered;
import dev.tableauwebhooks.rest.TableauProblem.Kind;
import dev.tableauwebhooks.rest.model.Webhook;
import dev.tableauwebhooks.rest.model.WebhookDefinition;
import dev.tableauwebhooks.rest.model.WebhookTest;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The webhooks of the site. Only site administrators may manage them, and Tableau lists no scope
 * for them: a connected app may be refused.
 */
public final class Webhooks {
  private static final RestMethod LIST = RestMethod.of("GET", "/sites/{site}/webhooks", "3.6", "");
  private static final RestMethod GET =
      RestMethod.of("GET", "/sites/{site}/webhooks/{id}", "3.6", "");
  private static final RestMethod CREATE =
      RestMethod.of("POST", "/sites/{site}/webhooks", "3.6", "");
  private static final RestMethod UPDATE =
      RestMethod.of("PUT", "/sites/{site}/webhooks/{id}", "3.8", "");
  private static final RestMethod DELETE =
      RestMethod.of("DELETE", "/sites/{site}/webhooks/{id}", "3.6", "");
  private static final RestMethod TEST =
      RestMethod.of("GET", "/sites/{site}/webhooks/{id}/test", "3.6", "");

  private final Api api;

  Webhooks(Api api) {
    this.api = api;
  }

  /** All webhooks of the site. REST: {@code GET /sites/{site}/webhooks}, since 3.6. */
  public Stream<Webhook> list() {
    return api.list(
        RestCall.of(LIST), Query.all(), new Listed("webhooks", "webhook"), WebhookJson::read);
  }

  /** One webhook. REST: {@code GET /sites/{site}/webhooks/{id}}, since 3.6. */
  public Webhook get(String luid) {
    return WebhookJson.read(api.read(GET.call(luid)).requiredObject("webhook"));
  }

  /**
   * Makes a webhook. REST: {@code POST /sites/{site}/webhooks}, since 3.6; before 3.9 the event
   * goes by its older name.
   */
  public Webhook create(WebhookDefinition definition) {
    var body = WebhookJson.write(definition, api.version());
    return WebhookJson.read(api.read(CREATE.call().body(body)).requiredObject("webhook"));
  }

  /**
   * Makes a webhook what the definition says. REST: {@code PUT /sites/{site}/webhooks/{id}}, since
   * 3.8.
   */
  public void update(String luid, WebhookDefinition definition) {
    api.send(UPDATE.call(luid).body(WebhookJson.write(definition, api.version())));
  }

  /**
   * Switches a webhook on again. Sends the whole definition where the server does not accept a part
   * of it. REST: {@code PUT /sites/{site}/webhooks/{id}}, since 3.8.
   */
  public void enable(String luid) {
    try {
      api.send(UPDATE.call(luid).body(Map.of("webhook", Map.of("isEnabled", true))));
    } catch (TableauException e) {
      if (!(e.problem() instanceof Answered answered) || answered.kind() != Kind.REJECTED) {
        throw e;
      }
      var known = get(luid);
      update(
          luid, new WebhookDefinition(known.name(), known.event(), URI.create(known.url()), true));
    }
  }

  /**
   * Switches a webhook off. REST: {@code PUT /sites/{site}/webhooks/{id}}, since 3.8.
   *
   * @param reason what others read as {@code statusChangeReason}
   */
  public void disable(String luid, String reason) {
    var change = Map.<String, Object>of("isEnabled", false, "statusChangeReason", reason);
    api.send(UPDATE.call(luid).body(Map.of("webhook", change)));
  }

  /** Deletes a webhook. REST: {@code DELETE /sites/{site}/webhooks/{id}}, since 3.6. */
  public void delete(String luid) {
    api.send(DELETE.call(luid));
  }

  /**
   * Has Tableau post a test to the destination, which may take a while. REST: {@code GET
   * /sites/{site}/webhooks/{id}/test}, since 3.6.
   */
  public WebhookTest test(String luid) {
    var result = api.read(TEST.call(luid)).requiredObject("webhookTestResult");
    return new WebhookTest(
        Math.toIntExact(result.number("status").orElse(0)), result.text("body").orElse(""));
  }
}

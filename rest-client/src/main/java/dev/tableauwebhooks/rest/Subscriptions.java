package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.ContentReference;
import dev.tableauwebhooks.rest.model.ContentType;
import dev.tableauwebhooks.rest.model.Subscription;
import dev.tableauwebhooks.rest.model.SubscriptionDefinition;
import dev.tableauwebhooks.rest.model.SubscriptionDefinition.Attachment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What Tableau mails to its users by schedule. */
public final class Subscriptions {
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/subscriptions", "2.3", "tableau:subscriptions:read?");
  private static final RestMethod GET =
      RestMethod.of(
          "GET", "/sites/{site}/subscriptions/{id}", "2.3", "tableau:subscriptions:read?");
  private static final RestMethod CREATE =
      RestMethod.of("POST", "/sites/{site}/subscriptions", "2.3", "tableau:subscriptions:create?");
  private static final RestMethod UPDATE =
      RestMethod.of(
          "PUT", "/sites/{site}/subscriptions/{id}", "2.3", "tableau:subscriptions:update?");
  private static final RestMethod DELETE =
      RestMethod.of(
          "DELETE", "/sites/{site}/subscriptions/{id}", "2.3", "tableau:subscriptions:delete?");

  private final Api api;

  Subscriptions(Api api) {
    this.api = api;
  }

  /**
   * The subscriptions, fetched page by page as the stream is read. REST: {@code GET
   * /sites/{site}/subscriptions}, since 2.3, scope {@code tableau:subscriptions:read} (by its
   * naming).
   */
  public Stream<Subscription> list() {
    return api.list(
        RestCall.of(LIST),
        Query.all(),
        new Listed("subscriptions", "subscription"),
        Subscriptions::read);
  }

  /**
   * One subscription. REST: {@code GET /sites/{site}/subscriptions/{id}}, since 2.3, scope {@code
   * tableau:subscriptions:read} (by its naming).
   */
  public Subscription get(String luid) {
    return read(api.read(GET.call(luid)).requiredObject("subscription"));
  }

  /**
   * Makes a subscription. REST: {@code POST /sites/{site}/subscriptions}, since 2.3, scope {@code
   * tableau:subscriptions:create} (by its naming).
   */
  public Subscription create(SubscriptionDefinition definition) {
    var call = CREATE.call().body(Map.of("subscription", write(definition)));
    return read(api.read(call).requiredObject("subscription"));
  }

  /**
   * Suspends a subscription, or lets it go on. REST: {@code PUT /sites/{site}/subscriptions/{id}},
   * since 2.3, scope {@code tableau:subscriptions:update} (by its naming).
   */
  public void suspend(String luid, boolean isSuspended) {
    api.send(UPDATE.call(luid).body(Map.of("subscription", Map.of("suspended", isSuspended))));
  }

  /**
   * Deletes a subscription. REST: {@code DELETE /sites/{site}/subscriptions/{id}}, since 2.3, scope
   * {@code tableau:subscriptions:delete} (by its naming).
   */
  public void delete(String luid) {
    api.send(DELETE.call(luid));
  }

  private static Map<String, Object> write(SubscriptionDefinition definition) {
    var json = new LinkedHashMap<String, Object>();
    json.put("subject", definition.subject());
    definition.message().ifPresent(message -> json.put("message", message));
    json.put("attachImage", definition.attachment() != Attachment.PDF);
    json.put("attachPdf", definition.attachment() != Attachment.IMAGE);
    var type = definition.contentType() == ContentType.VIEW ? "View" : "Workbook";
    json.put("content", Map.of("id", definition.contentLuid(), "type", type));
    json.put("schedule", Map.of("id", definition.scheduleLuid()));
    json.put("user", Map.of("id", definition.userLuid()));
    return json;
  }

  private static Subscription read(Json json) {
    return new Subscription(
        json.requiredText("id"),
        json.text("subject").orElse(""),
        json.text("message"),
        json.flag("suspended"),
        json.object("content").flatMap(Subscriptions::content),
        Facts.reference(json, "schedule"),
        Facts.reference(json, "user"));
  }

  private static Optional<ContentReference> content(Json json) {
    var type =
        json.text("type").filter("Workbook"::equalsIgnoreCase).isPresent()
            ? ContentType.WORKBOOK
            : ContentType.VIEW;
    return json.text("id").map(luid -> new ContentReference(type, luid, json.text("name")));
  }
}

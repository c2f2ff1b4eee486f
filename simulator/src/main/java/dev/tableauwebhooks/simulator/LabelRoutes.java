package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.AUTHOR;
import static dev.tableauwebhooks.simulator.Right.MEMBER;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Data labels of workbooks, data sources and flows. Reading and deleting name the content in the
 * body, so reading is a POST.
 */
final class LabelRoutes {

  private static final String ALL = "/sites/{site}/labels";

  private final Events events;

  LabelRoutes(Events events) {
    this.events = events;
  }

  List<Route> routes() {
    var write = Access.of(AUTHOR).scope(Access.NO_SCOPE).since("3.20");
    return List.of(
        Route.of(
            "POST", ALL, Access.of(MEMBER).scope(Access.NO_SCOPE).since("3.20"), LabelRoutes::read),
        Route.of(
            "GET",
            ALL + "/{id}",
            Access.of(MEMBER).scope(Access.NO_SCOPE).since("3.20"),
            exchange -> Reply.ok(element(exchange.site(), find(exchange)))),
        Route.of("PUT", ALL, write, this::set),
        Route.of("DELETE", ALL, write, this::deleteOfContent),
        Route.of("DELETE", ALL + "/{id}", write, this::deleteOne));
  }

  private static Reply read(Exchange exchange) {
    var found = new ArrayList<Label>();
    carriers(exchange).forEach(carrier -> found.addAll(labelsOf(exchange.site(), carrier)));
    return reply(exchange, found);
  }

  /** Makes the label, or changes the one of that value. */
  private Reply set(Exchange exchange) {
    var site = exchange.site();
    var asked = exchange.body().required("label");
    var value = asked.requiredText("value");
    var changed = new ArrayList<Label>();
    for (var carrier : carriers(exchange)) {
      var old =
          labelsOf(site, carrier).stream().filter(label -> label.value().equals(value)).findFirst();
      var label = label(asked, carrier, old, exchange.user());
      site.labels().put(label);
      changed.add(label);
      var event = old.isPresent() ? HookEvent.LABEL_UPDATED : HookEvent.LABEL_CREATED;
      tell(site, event, carrier);
    }
    return reply(exchange, changed);
  }

  private Reply deleteOfContent(Exchange exchange) {
    for (var carrier : carriers(exchange)) {
      labelsOf(exchange.site(), carrier).forEach(label -> delete(exchange.site(), label));
    }
    return Reply.noContent();
  }

  private Reply deleteOne(Exchange exchange) {
    delete(exchange.site(), find(exchange));
    return Reply.noContent();
  }

  private static Label find(Exchange exchange) {
    var luid = exchange.variable("id");
    return exchange
        .site()
        .labels()
        .find(luid)
        .orElseThrow(() -> Refusal.notFound(404000, "Label", luid));
  }

  /** The category that Tableau's own label values belong to; those of a site's own are custom. */
  static String category(Label label) {
    return switch (label.value().toLowerCase(Locale.ROOT)) {
      case "certified" -> "certification";
      case "warning", "deprecated", "stale", "stale data", "under maintenance" -> "warning";
      case "sensitive", "sensitive data" -> "sensitivity";
      default -> "custom";
    };
  }

  private void delete(Site site, Label label) {
    site.labels().remove(label.luid());
    site.content()
        .find(label.contentLuid())
        .ifPresent(carrier -> tell(site, HookEvent.LABEL_DELETED, carrier));
  }

  /** Tableau's list of events knows labels of workbooks and data sources alone. */
  private void tell(Site site, HookEvent event, Content carrier) {
    if (!(carrier instanceof Flow)) {
      events.fireLabel(site, event, carrier, 1);
    }
  }

  private static Label label(Body asked, Content carrier, Optional<Label> old, User user) {
    return new Label(
        old.map(Label::luid).orElseGet(Luids::random),
        carrier.luid(),
        asked.requiredText("value"),
        asked.text("message").or(() -> old.map(Label::message)).orElse(""),
        asked.flag("active").or(() -> old.map(Label::active)).orElse(true),
        asked.flag("elevated").or(() -> old.map(Label::elevated)).orElse(false),
        old.map(Label::ownerLuid).orElse(user.luid()));
  }

  private static List<Content> carriers(Exchange exchange) {
    return exchange.body().items("contentList", "content").stream()
        .map(content -> carrier(exchange.site(), content))
        .toList();
  }

  private static Content carrier(Site site, Body content) {
    var luid = content.requiredText("id");
    return switch (content.requiredText("contentType").toLowerCase(Locale.ROOT)) {
      case "workbook" -> ContentKind.WORKBOOKS.get(site, luid);
      case "datasource" -> ContentKind.DATASOURCES.get(site, luid);
      case "flow" -> ContentKind.FLOWS.get(site, luid);
      default -> throw Refusal.malformed("'contentType' is none of workbook, datasource and flow");
    };
  }

  private static List<Label> labelsOf(Site site, Content carrier) {
    return site.labels().all().stream()
        .filter(label -> label.contentLuid().equals(carrier.luid()))
        .toList();
  }

  private static Reply reply(Exchange exchange, List<Label> labels) {
    return Reply.ok(
        Element.list(
            "labelList", labels.stream().map(label -> element(exchange.site(), label)).toList()));
  }

  private static Element element(Site site, Label label) {
    var owner = Element.named("owner").with("id", label.ownerLuid());
    var type =
        site.content()
            .find(label.contentLuid())
            .map(carrier -> carrier.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    return Element.named("label")
        .with("id", label.luid())
        .with("contentId", label.contentLuid())
        .with("contentType", type)
        .with("value", label.value())
        .with("category", category(label))
        .with("userDisplayName", site.users().find(label.ownerLuid()).map(User::fullName))
        .with("message", label.message())
        .with("active", label.active())
        .with("elevated", label.elevated())
        .child(Element.named("site").with("id", site.luid()))
        .child(owner);
  }
}

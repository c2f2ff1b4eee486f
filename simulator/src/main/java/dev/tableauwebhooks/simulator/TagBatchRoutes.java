package dev.tableauwebhooks.simulator;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** Tags of many objects at once; their scopes follow Tableau's way of naming. */
final class TagBatchRoutes {

  List<Route> routes() {
    var access = Access.of(Right.AUTHOR).since("3.9");
    return List.of(
        Route.of(
            "PUT",
            "/sites/{site}/tags:batchCreate",
            access.scope("tableau:tags:create"),
            exchange -> change(exchange, Listing::plusTags)),
        Route.of(
            "PUT",
            "/sites/{site}/tags:batchDelete",
            access.scope("tableau:tags:delete"),
            exchange -> change(exchange, TagBatchRoutes::without)));
  }

  private static Listing without(Listing listing, List<String> labels) {
    return listing.withTags(listing.tags().stream().filter(tag -> !labels.contains(tag)).toList());
  }

  /** All or nothing: an unknown object leaves the others as they are. */
  private static Reply change(
      Exchange exchange, BiFunction<Listing, List<String>, Listing> retagged) {
    var asked = exchange.body().required("tagBatch");
    var labels = asked.items("tags", "tag").stream().map(tag -> tag.requiredText("label")).toList();
    var site = exchange.site();
    var contents = asked.items("contents", "content");
    site.alone(() -> {
      var found = contents.stream().map(content -> find(site, content)).toList();
      found.forEach(
          content -> site.content().put(content.with(retagged.apply(content.listing(), labels))));
      return found;
    });
    return Reply.ok(
        Element.named("tagBatch")
            .child(ContentElements.tags(labels))
            .child(
                Element.list("contents", contents.stream().map(TagBatchRoutes::element).toList())));
  }

  private static Element element(Body content) {
    return Element.named("content")
        .with("contentType", content.requiredText("contentType"))
        .with("id", content.requiredText("id"));
  }

  private static Content find(Site site, Body content) {
    var luid = content.requiredText("id");
    return switch (content.requiredText("contentType").toLowerCase(Locale.ROOT)) {
      case "workbook" -> ContentKind.WORKBOOKS.get(site, luid);
      case "datasource" -> ContentKind.DATASOURCES.get(site, luid);
      case "view" -> ContentKind.VIEWS.get(site, luid);
      case "flow" -> ContentKind.FLOWS.get(site, luid);
      default -> throw Refusal.malformed("'contentType' is none that carries tags here");
    };
  }
}

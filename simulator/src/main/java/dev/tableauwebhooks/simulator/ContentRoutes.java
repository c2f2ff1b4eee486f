package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.AUTHOR;
import static dev.tableauwebhooks.simulator.Right.MEMBER;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What can be done alike with workbooks, data sources, views and flows. */
final class ContentRoutes<T extends Content> {

  private final ContentKind<T> kind;
  private final ContentElements elements;
  private final Publisher publisher;

  ContentRoutes(ContentKind<T> kind, ContentElements elements, Publisher publisher) {
    this.kind = kind;
    this.elements = elements;
    this.publisher = publisher;
  }

  List<Route> routes() {
    var read = since(Access.of(MEMBER).scope(kind.readScope()));
    var all = "/sites/{site}/" + kind.path();
    var one = all + "/{id}";
    var routes = new ArrayList<Route>();
    routes.add(Route.of("GET", all, read, this::list));
    routes.add(
        Route.of("GET", one, kind.type().equals(View.class) ? read.since("3.1") : read, this::get));
    routes.add(Route.of("DELETE", one, deleteAccess(), this::delete));
    routes.add(Route.of("PUT", one + "/tags", author(kind.tagScope("update")), this::addTags));
    routes.add(
        Route.of("DELETE", one + "/tags/{tag}", author(kind.tagScope("delete")), this::removeTag));
    return routes;
  }

  private Access author(String scope) {
    return since(Access.of(AUTHOR).scope(scope));
  }

  /** Flows came with 3.3; all else is older than what the simulator answers. */
  private Access since(Access access) {
    return kind.type().equals(Flow.class) ? access.since("3.3") : access;
  }

  /** Views can be deleted only since 3.27. */
  private Access deleteAccess() {
    var access = author(kind.scope("delete"));
    return kind.type().equals(View.class) ? access.since("3.27") : access;
  }

  private Reply list(Exchange exchange) {
    var site = exchange.site();
    var fields = Fields.of(exchange.request().parameter("fields"));
    return ListQuery.of(exchange.request())
        .page(
            kind.path(),
            site.all(kind.type()),
            columns(site),
            content -> fields.apply(all -> elements.content(site, content, all)));
  }

  private Reply get(Exchange exchange) {
    var content = kind.get(exchange);
    var fields = Fields.of(exchange.request().parameter("fields"));
    return Reply.ok(fields.apply(all -> single(exchange, content, all)));
  }

  private Element single(Exchange exchange, Content content, boolean all) {
    var withUsage = exchange.request().parameter("includeUsageStatistics");
    return switch (content) {
      case Workbook workbook -> elements.workbookWithViews(exchange.site(), workbook, all);
      case View view when withUsage.filter("true"::equals).isPresent() ->
          elements.viewWithUsage(exchange.site(), view, all);
      default -> elements.content(exchange.site(), content, all);
    };
  }

  private Reply delete(Exchange exchange) {
    publisher.delete(exchange.site(), kind, exchange.variable("id"));
    return Reply.noContent();
  }

  /** Adds to the tags that are there, and is no event. */
  private Reply addTags(Exchange exchange) {
    var labels =
        exchange.body().items("tags", "tag").stream()
            .map(tag -> tag.requiredText("label"))
            .toList();
    if (labels.isEmpty()) {
      throw Refusal.malformed("'tags' holds no tag");
    }
    var changed = retag(exchange, listing -> listing.plusTags(labels));
    return Reply.ok(ContentElements.tags(changed.listing()));
  }

  private Reply removeTag(Exchange exchange) {
    var tag = exchange.variable("tag");
    retag(exchange, listing -> listing.minusTag(tag));
    return Reply.noContent();
  }

  private Content retag(Exchange exchange, UnaryOperator<Listing> change) {
    var site = exchange.site();
    return site.alone(() -> {
      var content = kind.get(exchange);
      var changed = content.with(change.apply(content.listing()));
      site.content().put(changed);
      return changed;
    });
  }

  private Columns<T> columns(Site site) {
    return new Columns<T>()
        .column("id", Content::luid)
        .column("name", Content::name)
        .column("ownerName", content -> ownerName(site, content))
        .column("ownerEmail", content -> ownerEmail(site, content))
        .column("projectName", content -> projectName(site, content))
        .column("createdAt", content -> Values.date(content.listing().createdAt()))
        .column("updatedAt", content -> Values.date(content.listing().updatedAt()))
        .column("contentUrl", ContentRoutes::contentUrl)
        .column("isCertified", ContentRoutes::isCertified)
        .values("tags", content -> content.listing().tags());
  }

  private static String ownerName(Site site, Content content) {
    return site.users().find(content.listing().ownerLuid()).map(User::fullName).orElse("");
  }

  private static String ownerEmail(Site site, Content content) {
    return site.users().find(content.listing().ownerLuid()).map(User::email).orElse("");
  }

  private static String projectName(Site site, Content content) {
    return site.projects().find(content.listing().projectLuid()).map(Project::name).orElse("");
  }

  private static String contentUrl(Content content) {
    return switch (content) {
      case Workbook workbook -> workbook.contentUrl();
      case Datasource datasource -> datasource.contentUrl();
      case View view -> view.contentUrl();
      case Flow _ -> "";
    };
  }

  private static String isCertified(Content content) {
    return Boolean.toString(content instanceof Datasource datasource && datasource.certified());
  }
}

package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.MEMBER;

import java.time.InstantSource;
import java.util.List;

/**
 * Views as users have set and saved them. Everybody sees the shared ones, their own besides, and
 * administrators see all.
 */
final class CustomViewRoutes {

  private static final String ALL = "/sites/{site}/customviews";
  private static final String ONE = ALL + "/{id}";

  private final Exporter exporter;
  private final InstantSource clock;

  CustomViewRoutes(Exporter exporter, InstantSource clock) {
    this.exporter = exporter;
    this.clock = clock;
  }

  List<Route> routes() {
    var access = Access.of(MEMBER).since("3.18");
    var draw = access.scope("tableau:views:download");
    return List.of(
        Route.of("GET", ALL, access.scope(scope("read")), CustomViewRoutes::list),
        Route.of("GET", ONE, access.scope(scope("read")), CustomViewRoutes::get),
        Route.of("PUT", ONE, access.scope(scope("update")), this::update),
        Route.of("DELETE", ONE, access.scope(scope("delete")), CustomViewRoutes::delete),
        Route.of("GET", ONE + "/image", draw, this::image),
        Route.of("GET", ONE + "/pdf", draw.since("3.23"), this::pdf),
        Route.of("GET", ONE + "/data", draw.since("3.23"), this::csv));
  }

  private static String scope(String action) {
    return "tableau:custom_views:" + action;
  }

  private static Reply list(Exchange exchange) {
    var site = exchange.site();
    var columns =
        new Columns<CustomView>()
            .column("viewId", CustomView::viewLuid)
            .column("workbookId", view -> view(site, view).workbookLuid())
            .column("ownerId", CustomView::ownerLuid);
    var visible =
        exchange.belongings().customViews().all().stream()
            .filter(view -> isVisible(exchange, view))
            .toList();
    return ListQuery.of(exchange.request())
        .page("customViews", visible, columns, view -> element(site, view));
  }

  private static Reply get(Exchange exchange) {
    return Reply.ok(element(exchange.site(), find(exchange)));
  }

  private Reply update(Exchange exchange) {
    var old = find(exchange);
    exchange.checkOwner(old.ownerLuid());
    var asked = exchange.body().required("customView");
    var owner = asked.find("owner").flatMap(wish -> wish.text("id")).orElse(old.ownerLuid());
    var changed =
        old.with(
            asked.text("name").orElse(old.name()),
            UserRoutes.find(exchange.site(), owner).luid(),
            clock.instant());
    exchange.belongings().customViews().put(changed);
    return Reply.ok(element(exchange.site(), changed));
  }

  private static Reply delete(Exchange exchange) {
    var view = find(exchange);
    exchange.checkOwner(view.ownerLuid());
    exchange.belongings().customViews().remove(view.luid());
    return Reply.noContent();
  }

  private Reply image(Exchange exchange) {
    var view = find(exchange);
    return ExportRoutes.image(
        exporter, exchange, view(exchange.site(), view), wish(exchange, view));
  }

  private Reply pdf(Exchange exchange) {
    var view = find(exchange);
    var site = exchange.site();
    return exporter.pdf(site, view.name(), List.of(view(site, view)), wish(exchange, view));
  }

  private Reply csv(Exchange exchange) {
    var view = find(exchange);
    return exporter.csv(exchange.site(), view(exchange.site(), view), wish(exchange, view));
  }

  private static ExportWish wish(Exchange exchange, CustomView view) {
    return ExportWish.of(exchange.request()).over(view.filters());
  }

  private static CustomView find(Exchange exchange) {
    var luid = exchange.variable("id");
    return exchange
        .belongings()
        .customViews()
        .find(luid)
        .filter(view -> isVisible(exchange, view))
        .orElseThrow(() -> Refusal.notFound(404040, "Custom view", luid));
  }

  private static boolean isVisible(Exchange exchange, CustomView view) {
    return view.shared()
        || exchange.user().isAdministrator()
        || view.ownerLuid().equals(exchange.user().luid());
  }

  private static View view(Site site, CustomView custom) {
    return ContentKind.VIEWS.get(site, custom.viewLuid());
  }

  private static Element element(Site site, CustomView custom) {
    var view = view(site, custom);
    return Element.named("customView")
        .with("id", custom.luid())
        .with("name", custom.name())
        .with("createdAt", Values.date(custom.createdAt()))
        .with("updatedAt", Values.date(custom.updatedAt()))
        .with("lastAccessedAt", Values.date(custom.updatedAt()))
        .with("shared", custom.shared())
        .child(Element.reference("view", view.luid()).with("name", view.name()))
        .child(
            Element.reference("workbook", view.workbookLuid())
                .with("name", site.content().find(view.workbookLuid()).map(Content::name)))
        .child(
            Element.reference("owner", custom.ownerLuid())
                .with("name", site.users().find(custom.ownerLuid()).map(User::name)));
  }
}

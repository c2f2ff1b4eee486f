package dev.tableauwebhooks.simulator;

import java.time.InstantSource;
import java.util.List;

/**
 * The experimental calls that list and send Tableau Broadcasts. No help page documents them: the
 * shapes are those that the Python original of this product and the published schema show, and the
 * answer of a send is a guess.
 */
final class BroadcastRoutes {

  private static final String PATH = "/sites/{site}/broadcasts/views";

  private final InstantSource clock;

  BroadcastRoutes(InstantSource clock) {
    this.clock = clock;
  }

  /** Below {@code /api/exp}. */
  List<Route> routes() {
    var access = Access.of(Right.ADMINISTRATOR).scope("tableau:content:read");
    return List.of(
        Route.of("GET", PATH, access, BroadcastRoutes::list),
        Route.of("POST", PATH, access, this::send));
  }

  private static Reply list(Exchange exchange) {
    var broadcasts =
        exchange.site().broadcasts().all().stream().map(BroadcastRoutes::element).toList();
    return Reply.ok(Element.list("broadcastViews", broadcasts));
  }

  private Reply send(Exchange exchange) {
    var asked = exchange.body().required("broadcastViewSend");
    if (!isSet(exchange, "acceptTermsOfUse", "true")) {
      throw Refusal.of(400000, "The terms of use must be accepted with acceptTermsOfUse=true.");
    }
    var site = exchange.site();
    var view = ContentKind.VIEWS.get(site, asked.requiredText("viewId"));
    var sent =
        site.alone(() -> {
          var old = site.broadcasts().find(view.luid());
          if (old.isPresent() && !isSet(exchange, "overwrite", "yes")) {
            throw Refusal.of(409000, "View '%s' is already broadcast.".formatted(view.luid()));
          }
          var broadcast =
              new Broadcast(
                  view.luid(),
                  view.workbookLuid(),
                  asked.flag("showWatermark").orElse(true),
                  asked.flag("showTabs").orElse(true),
                  asked.flag("allowDownloads").orElse(false),
                  old.map(Broadcast::sends).orElse(0) + 1,
                  clock.instant());
          site.broadcasts().put(broadcast);
          return broadcast;
        });
    return Reply.ok(element(sent));
  }

  private static boolean isSet(Exchange exchange, String parameter, String value) {
    return exchange.request().parameter(parameter).filter(value::equalsIgnoreCase).isPresent();
  }

  private static Element element(Broadcast broadcast) {
    return Element.named("broadcast")
        .child(
            Element.named("view")
                .with("id", broadcast.viewLuid())
                .child(Element.named("workbook").with("id", broadcast.workbookLuid())));
  }
}

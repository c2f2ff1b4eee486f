package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.ContentKind.FLOWS;

import java.util.List;

/** What only flows have: of a flow, nothing but project and owner can be changed. */
final class FlowRoutes {

  private final ContentElements elements;
  private final Publisher publisher;

  FlowRoutes(ContentElements elements, Publisher publisher) {
    this.elements = elements;
    this.publisher = publisher;
  }

  List<Route> routes() {
    var access = Access.of(Right.AUTHOR).scope(FLOWS.scope("update"));
    return List.of(Route.of("PUT", "/sites/{site}/flows/{id}", access, this::update));
  }

  private Reply update(Exchange exchange) {
    var site = exchange.site();
    var asked = exchange.body().required("flow");
    var changed =
        publisher.update(
            site,
            FLOWS,
            FLOWS.get(exchange).luid(),
            flow -> flow.with(ListingUpdate.move(site, flow.listing(), asked)));
    return Reply.ok(elements.content(site, changed, false));
  }
}

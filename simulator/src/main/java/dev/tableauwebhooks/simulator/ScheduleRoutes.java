package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.ADMINISTRATOR;

import java.util.List;

/**
 * The schedules of a Tableau Server, which belong to no site. The simulator keeps them with the
 * site of the session, whose administrators may see them.
 */
final class ScheduleRoutes {

  private static final Columns<Schedule> COLUMNS =
      new Columns<Schedule>().column("name", Schedule::name).column("type", Schedule::type);

  private final ScheduleElements elements;

  ScheduleRoutes(ScheduleElements elements) {
    this.elements = elements;
  }

  List<Route> routes() {
    var access = Access.of(ADMINISTRATOR).scope("tableau:schedules:read");
    return List.of(
        Route.of("GET", "/schedules", access, this::list),
        Route.of("GET", "/schedules/{id}", access.since("3.8"), this::get));
  }

  private Reply list(Exchange exchange) {
    return ListQuery.of(exchange.request())
        .page("schedules", exchange.belongings().schedules().all(), COLUMNS, elements::whole);
  }

  private Reply get(Exchange exchange) {
    return Reply.ok(elements.whole(find(exchange.site(), exchange.variable("id"))));
  }

  /** Tableau's error when there is none. */
  static Schedule find(Site site, String luid) {
    return site.belongings()
        .schedules()
        .find(luid)
        .orElseThrow(() -> Refusal.notFound(404021, "Schedule", luid));
  }
}

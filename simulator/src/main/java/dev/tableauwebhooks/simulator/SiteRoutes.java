package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.ADMINISTRATOR;
import static dev.tableauwebhooks.simulator.Right.MEMBER;
import static dev.tableauwebhooks.simulator.Right.SERVER_ADMINISTRATOR;

import java.util.List;
import java.util.Optional;

/** Sites: one may read one's own, a server administrator may list, make, rename and delete. */
final class SiteRoutes {

  private static final String READ = "tableau:sites:read";
  private static final Columns<Site> COLUMNS =
      new Columns<Site>()
          .column("name", site -> site.facts().name())
          .column("contentUrl", site -> site.facts().contentUrl());

  private final Sites sites;
  private final Events events;

  SiteRoutes(Sites sites, Events events) {
    this.sites = sites;
    this.events = events;
  }

  List<Route> routes() {
    var serverAdministrator = Access.of(SERVER_ADMINISTRATOR).scope(Access.NO_SCOPE);
    return List.of(
        Route.of("GET", "/sites", Access.of(SERVER_ADMINISTRATOR).scope(READ), this::list),
        Route.of("GET", "/sites/{target}", Access.of(MEMBER).scope(READ), this::get),
        Route.of("POST", "/sites", serverAdministrator, this::create),
        Route.of(
            "PUT", "/sites/{site}", Access.of(ADMINISTRATOR).scope(Access.NO_SCOPE), this::update),
        Route.of("DELETE", "/sites/{target}", serverAdministrator, this::delete));
  }

  private Reply list(Exchange exchange) {
    return ListQuery.of(exchange.request())
        .page("sites", sites.all(), COLUMNS, SiteRoutes::element);
  }

  private Reply get(Exchange exchange) {
    var site = target(exchange);
    if (!site.luid().equals(exchange.site().luid()) && !exchange.user().isServerAdministrator()) {
      throw Refusal.notPermitted(exchange.user().name());
    }
    return Reply.ok(element(site));
  }

  private Reply create(Exchange exchange) {
    var asked = exchange.body().required("site");
    var facts = new Site.Facts(asked.requiredText("name"), asked.requiredText("contentUrl"));
    if (sites.withContentUrl(facts.contentUrl()).isPresent()) {
      throw Refusal.of(
          409001, "A site with content URL '%s' already exists.".formatted(facts.contentUrl()));
    }
    var site = NewSite.of(Luids.random(), facts, exchange.user());
    sites.add(site);
    events.fireEverywhere(HookEvent.SITE_CREATED, site);
    return Reply.created(element(site));
  }

  private Reply update(Exchange exchange) {
    var site = exchange.site();
    var asked = exchange.body().required("site");
    site.rename(
        new Site.Facts(
            asked.text("name").orElse(site.facts().name()),
            asked.text("contentUrl").orElse(site.facts().contentUrl())));
    events.fireEverywhere(HookEvent.SITE_UPDATED, site);
    return Reply.ok(element(site));
  }

  private Reply delete(Exchange exchange) {
    var site = target(exchange);
    events.fireEverywhere(HookEvent.SITE_DELETED, site);
    sites.remove(site.luid());
    return Reply.noContent();
  }

  /** A site is named by its LUID or, with {@code key}, by its name or content URL. */
  private Site target(Exchange exchange) {
    var target = exchange.variable("target");
    Optional<Site> found =
        switch (exchange.request().parameter("key").orElse("id")) {
          case "name" ->
              sites.all().stream().filter(site -> site.facts().name().equals(target)).findFirst();
          case "contentUrl" -> sites.withContentUrl(target);
          default -> sites.find(target);
        };
    return found.orElseThrow(() -> Refusal.notFound(404000, "Site", target));
  }

  private static Element element(Site site) {
    return Element.named("site")
        .with("id", site.luid())
        .with("name", site.facts().name())
        .with("contentUrl", site.facts().contentUrl())
        .with("adminMode", "ContentAndUsers")
        .with("state", "Active");
  }
}

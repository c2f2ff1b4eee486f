package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.MEMBER;

import java.time.Duration;
import java.util.List;

/** Signing in and out, and what the server says about itself and the session. */
final class AuthRoutes {

  private final SignIn signIn;
  private final Sessions sessions;
  private final ApiVersion newest;

  AuthRoutes(SignIn signIn, Sessions sessions, ApiVersion newest) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.newest = newest;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/serverinfo", Access.open(), _ -> serverInfo()),
        Route.of("POST", "/auth/signin", Access.open(), this::signIn),
        Route.of("POST", "/auth/signout", Access.of(MEMBER), this::signOut),
        Route.of("POST", "/auth/switchSite", Access.of(MEMBER), this::switchSite),
        Route.of("GET", "/sessions/current", Access.of(MEMBER), AuthRoutes::current));
  }

  private Reply serverInfo() {
    var product = ProductVersion.of(newest);
    return Reply.ok(
        Element.named("serverInfo")
            .child(Element.text("productVersion", product.name()).with("build", product.build()))
            .child(Element.text("restApiVersion", newest.toString())));
  }

  private Reply signIn(Exchange exchange) {
    var credentials = exchange.body().required("credentials");
    return Reply.ok(credentials(signIn.open(credentials, exchange.version()), credentials));
  }

  private Reply switchSite(Exchange exchange) {
    var body = exchange.body();
    var session = signIn.switchSite(exchange.session(), SignIn.contentUrl(body));
    return Reply.ok(credentials(session, body));
  }

  private Reply signOut(Exchange exchange) {
    sessions.close(exchange.session().token());
    return Reply.noContent();
  }

  private static Reply current(Exchange exchange) {
    var site = exchange.site();
    var user = exchange.user();
    return Reply.ok(
        Element.named("session")
            .child(
                Element.named("site")
                    .with("id", site.luid())
                    .with("name", site.facts().name())
                    .with("contentUrl", site.facts().contentUrl()))
            .child(
                Element.named("user")
                    .with("id", user.luid())
                    .with("name", user.name())
                    .with("siteRole", user.siteRole())));
  }

  private Element credentials(Session session, Body asked) {
    return Element.named("credentials")
        .with("token", session.token())
        .with("estimatedTimeToExpiration", hours(sessions.lifetime()))
        .child(
            Element.named("site")
                .with("id", session.siteLuid())
                .with("contentUrl", SignIn.contentUrl(asked)))
        .child(Element.named("user").with("id", session.userLuid()));
  }

  private static String hours(Duration time) {
    return "%02d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}

package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Exchange.SignedIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The REST API: finds the route of a call and lets through only what may pass. The order of the
 * checks is Tableau's: version and path, then session, then site, scope and right.
 */
final class Api {

  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  /** What may stand instead of a version, and whether only JSON is spoken there. */
  private static final Map<String, Boolean> UNVERSIONED =
      Map.of("exp", false, "-", true, "metadata", true);

  /** A route and the variables that the path gave it. */
  private record Match(Route route, ApiVersion version, Map<String, String> variables) {}

  private final ApiVersion newest;
  private final Sites sites;
  private final Sessions sessions;
  private final List<Route> routes;
  private final Map<String, List<Route>> unversioned;

  /**
   * @param unversioned the routes below {@code /api/exp}, {@code /api/-} and {@code /api/metadata},
   *     by these names
   */
  Api(
      ApiVersion newest,
      Sites sites,
      Sessions sessions,
      List<Route> routes,
      Map<String, List<Route>> unversioned) {
    this.newest = newest;
    this.sites = sites;
    this.sessions = sessions;
    this.routes = List.copyOf(routes);
    this.unversioned = Map.copyOf(unversioned);
  }

  /** Whether the call is one of those whose answers and errors are JSON whatever it accepts. */
  static boolean speaksOnlyJson(Request request) {
    var segments = request.segments();
    return segments.size() > 1
        && segments.getFirst().equals("api")
        && UNVERSIONED.getOrDefault(segments.get(1), false);
  }

  /** Every call there is, by what stands before its path: {@code -}, {@code exp} and so on. */
  Map<String, List<Route>> calls() {
    var calls = new HashMap<>(unversioned);
    calls.put("{version}", routes);
    return calls;
  }

  Reply answer(Request request) {
    try {
      var match = find(request);
      var caller = match.route().access().right().map(right -> admit(request, match, right));
      return match
          .route()
          .handler()
          .handle(new Exchange(request, match.version(), match.variables(), caller));
    } catch (Refusal refusal) {
      LOG.atDebug()
          .addKeyValue("method", request.method())
          .addKeyValue("path", request.path())
          .addKeyValue("code", refusal.code())
          .log("Call refused");
      return Reply.refused(refusal);
    }
  }

  private Match find(Request request) {
    var segments = request.segments();
    if (segments.size() < 3 || !segments.get(0).equals("api")) {
      throw Refusal.unknownUri(request.path());
    }
    var below = segments.subList(2, segments.size());
    if (UNVERSIONED.containsKey(segments.get(1))) {
      return find(request, unversioned.getOrDefault(segments.get(1), List.of()), newest, below);
    }
    var version =
        ApiVersion.find(segments.get(1))
            .filter(asked -> !asked.isBefore(ApiVersion.OLDEST) && !newest.isBefore(asked))
            .orElseThrow(() -> Refusal.unknownUri(request.path()));
    return find(request, routes, version, below);
  }

  private static Match find(
      Request request, List<Route> among, ApiVersion version, List<String> path) {
    var methodIsWrong = false;
    for (var route : among) {
      var variables = route.match(path);
      if (variables.isEmpty() || version.isBefore(route.access().since())) {
        continue;
      }
      if (route.method().equals(request.method())) {
        return new Match(route, version, variables.get());
      }
      methodIsWrong = true;
    }
    throw methodIsWrong
        ? Refusal.of(405000, "Request type '%s' is not allowed.".formatted(request.method()))
        : Refusal.unknownUri(request.path());
  }

  private SignedIn admit(Request request, Match match, Right right) {
    var token = request.header("x-tableau-auth").orElseThrow(Refusal::noCredentials);
    var session = sessions.find(token).orElseThrow(Refusal::invalidCredentials);
    var site = sites.find(session.siteLuid()).orElseThrow(Refusal::invalidCredentials);
    var user = site.users().find(session.userLuid()).orElseThrow(Refusal::invalidCredentials);
    checkSite(match, site, user);
    if (!match.route().access().scope().map(session::allows).orElse(true)) {
      throw Refusal.invalidCredentials();
    }
    if (!right.isHeldBy(user)) {
      throw Refusal.notPermitted(user.name());
    }
    return new SignedIn(session, site, user);
  }

  /** The wording is Tableau's: {@code tableau/server-client-python} issue 501. */
  private void checkSite(Match match, Site site, User user) {
    var asked = Optional.ofNullable(match.variables().get("site"));
    if (asked.isEmpty() || asked.get().equals(site.luid())) {
      return;
    }
    throw sites.find(asked.get()).isEmpty()
        ? Refusal.notFound(404000, "Site", asked.get())
        : Refusal.of(
            403010,
            "User '%s' is authenticated for site '%s' and may not access or modify resources on site '%s'."
                .formatted(user.name(), site.luid(), asked.get()));
  }
}

package dev.tableauwebhooks.simulator;

import java.util.function.Function;
import java.util.stream.Collectors;

/** The page for people: what is on the site, how to sign in, and what can be asked of it. */
final class Description {

  private final Site site;
  private final Faults faults;
  private final Deliveries deliveries;
  private final ApiVersion newest;

  Description(Site site, Faults faults, Deliveries deliveries, ApiVersion newest) {
    this.site = site;
    this.faults = faults;
    this.deliveries = deliveries;
    this.newest = newest;
  }

  String text(String uri) {
    return String.join(
        "\n",
        signIn(uri),
        "Projects",
        lines(site.projects(), project -> project.luid() + "  " + site.pathOf(project.luid())),
        "Users (LUID, name, role, full name, mail)",
        lines(site.users(), Description::user),
        "Content (LUID, kind, name, project, owner, tags)",
        lines(site.content(), this::content),
        "Broadcasts (LUID of the view, workbook and view)",
        lines(site.broadcasts(), this::broadcast),
        "Webhooks (LUID, event, state, address)",
        lines(site.webhooks(), Description::webhook),
        "Latest deliveries",
        deliveries(),
        "Faults that wait",
        faultLines(),
        calls(uri));
  }

  private String signIn(String uri) {
    return """
    Tableau simulator at %s

    Site            content URL '%s', LUID %s (the Default site '' has no content)
    REST API        %s
    Administrator   %s / %s
    Viewer          %s / %s
    Access token    %s / %s
    Connected app   client %s, secret id %s, secret %s
    """
        .formatted(
            uri,
            site.facts().contentUrl(),
            site.luid(),
            newest,
            DemoSite.ADMIN,
            DemoSite.ADMIN_PASSWORD,
            DemoSite.VIEWER,
            DemoSite.VIEWER_PASSWORD,
            DemoSite.PAT_NAME,
            DemoSite.PAT_SECRET,
            DemoSite.CLIENT_ID,
            DemoSite.SECRET_ID,
            DemoSite.SECRET_VALUE);
  }

  private static String calls(String uri) {
    return """
    What you can ask for (docs/simulator.md has the rest)
      The same in a browser, with buttons:
        %1$s/
      Everything as JSON:
        curl %1$s/simulator/state
      Refresh something, here so that it fails:
        curl -d '{"resource":"Revenue","error":"database-down"}' %1$s/simulator/refreshes
      Send an event (copies: the same body several times):
        curl -d '{"event":"WorkbookRefreshFailed","resource":"Revenue Overview","error":"Login failed"}' %1$s/simulator/events
      Let the next calls fail or wait (all keys optional):
        curl -d '{"method":"GET","path":"/workbooks/","status":429,"retryAfter":"2","delayMillis":0,"times":3}' %1$s/simulator/faults
      Forget the faults:
        curl -X DELETE %1$s/simulator/faults
    """
        .formatted(uri);
  }

  private static <T> String lines(Shelf<T> shelf, Function<T, String> line) {
    var all = shelf.all().stream().map(item -> "  " + line.apply(item) + "\n").toList();
    return all.isEmpty() ? "  none\n" : String.join("", all);
  }

  private static String user(User user) {
    return "%s  %s  %s  %s  %s"
        .formatted(user.luid(), user.name(), user.siteRole(), user.fullName(), user.email());
  }

  private String content(Content content) {
    var listing = content.listing();
    var owner = site.users().find(listing.ownerLuid()).map(User::name).orElse("");
    return "%s  %-10s  %s  [%s]  %s  %s"
        .formatted(
            content.luid(),
            content.getClass().getSimpleName(),
            content.name(),
            site.pathOf(listing.projectLuid()),
            owner,
            listing.tags());
  }

  private String broadcast(Broadcast broadcast) {
    return "%s  %s / %s  sent %d time(s)"
        .formatted(
            broadcast.viewLuid(),
            name(broadcast.workbookLuid()),
            name(broadcast.viewLuid()),
            broadcast.sends());
  }

  private String name(String contentLuid) {
    return site.content().find(contentLuid).map(Content::name).orElse("(gone)");
  }

  private static String webhook(Webhook hook) {
    var state = hook.enabled() ? "enabled" : "disabled (" + hook.statusChangeReason() + ")";
    return "%s  %s  %s  %s".formatted(hook.luid(), hook.event(), state, hook.url());
  }

  private String deliveries() {
    var log = deliveries.log();
    var latest =
        log.subList(Math.max(0, log.size() - 10), log.size()).stream()
            .map(attempt ->
                "  %s  %s  try %d  %s\n"
                    .formatted(
                        Values.date(attempt.at()),
                        attempt.event(),
                        attempt.number(),
                        attempt.result()))
            .collect(Collectors.joining());
    return latest.isEmpty() ? "  none\n" : latest;
  }

  private String faultLines() {
    var waiting =
        faults.pending().stream()
            .map(fault ->
                "  %s %s: status %d, delay %d ms, %d time(s)\n"
                    .formatted(
                        fault.method(),
                        fault.path(),
                        fault.status(),
                        fault.delay().toMillis(),
                        fault.times()))
            .collect(Collectors.joining());
    return waiting.isEmpty() ? "  none\n" : waiting;
  }
}

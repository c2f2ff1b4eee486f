package dev.tableauwebhooks.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The page at {@code /}: what there is and what goes on, with buttons for what else may happen. It
 * is plain HTML without scripts and without anything from elsewhere.
 */
final class Page {

  private static final String CSS = css();
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none';"
                  .formatted(sha256(CSS))
              + " frame-ancestors 'none'",
          "Referrer-Policy",
          "same-origin",
          "X-Content-Type-Options",
          "nosniff",
          "Cache-Control",
          "no-store");
  private static final int LATEST = 12;

  private final World world;
  private final ScenarioPlayer player;
  private final Supplier<String> uri;

  Page(World world, ScenarioPlayer player, Supplier<String> uri) {
    this.world = world;
    this.player = player;
    this.uri = uri;
  }

  static boolean isMeant(Request request) {
    return request.method().equals("GET") && request.path().equals("/");
  }

  HttpReply answer(Request request) {
    var site = request.parameter("site").flatMap(world.engine().sites()::withContentUrl);
    return new HttpReply(
        200, HEADERS, "text/html; charset=utf-8", whole(request, site.orElse(world.demo())).html());
  }

  private Markup whole(Request request, Site site) {
    var live = request.parameter("live").isPresent();
    var tables = new PageTables(world, site, live);
    return Markup.of(
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">{}
        <title>Tableau simulator</title><style>{}</style></head>
        <body>{}<main>{}{}{}{}{}</main></body></html>
        """,
        live ? Markup.of("<meta http-equiv=\"refresh\" content=\"2\">") : Markup.NONE,
        new Markup(CSS),
        header(site, live),
        said(request),
        tables.fire(),
        switches(tables),
        scenario(),
        Markup.join(List.of(tables.all(), calls(), credentials(site))));
  }

  private Markup header(Site site, boolean live) {
    var sites =
        world.engine().sites().all().stream()
            .map(it ->
                it.luid().equals(site.luid())
                    ? Markup.of("<b>{}</b> ", it.facts().name())
                    : Markup.of(
                        "<a href=\"/?site={}\">{}</a> ",
                        PageActions.encoded(it.facts().contentUrl()),
                        it.facts().name()))
            .toList();
    var path = "/?site=" + PageActions.encoded(site.facts().contentUrl());
    return Markup.of(
        """
        <header><h1>Tableau simulator</h1><code>{}</code><span>Site {}</span><span class="grow"></span>
        <span>{}{}</span>{}<a href="{}">{}</a></header>
        """,
        uri.get(),
        Markup.join(sites),
        Values.date(world.clock().instant()),
        world.time().filter(SimulatedTime::isStopped).isPresent()
            ? Markup.of(" <span class=\"pill wait\">time stands still</span>")
            : Markup.NONE,
        time(site),
        path + (live ? "" : "&live=1"),
        live ? "Stop showing it live" : "Show it live");
  }

  private Markup time(Site site) {
    return world
        .time()
        .map(time -> {
          var stopped = time.isStopped();
          var buttons = new PageForms(site, false);
          return Markup.join(
              List.of(
                  stopped
                      ? buttons.button("go", "Let time go on")
                      : buttons.button("halt", "Stop time"),
                  buttons.button("forward", "1 h forward"),
                  buttons.button("reset", "Reset all")));
        })
        .orElse(Markup.NONE);
  }

  private static Markup said(Request request) {
    return request
        .parameter("said")
        .map(said ->
            Markup.of(
                "<div class=\"said{}\">{}</div>",
                request.parameter("bad").isPresent() ? " bad" : "",
                said))
        .orElse(Markup.NONE);
  }

  private Markup switches(PageTables tables) {
    var faults = world.faults();
    var outage = faults.outage();
    var forms = tables.forms();
    return Markup.of(
        """
        <section><h2>Faults</h2><div class="row">{}{}{}</div><div class="row">{}{}{}{}</div>
        <div class="soft">{} session(s). {}</div></section>
        """,
        forms.toggle(
            "outage503",
            "REST API answers 503",
            outage.filter(it -> it.status() == 503).isPresent()),
        forms.toggle(
            "outage429", "answers 429", outage.filter(it -> it.status() == 429).isPresent()),
        forms.toggle("slow", "takes 3 s", outage.filter(it -> it.status() == 0).isPresent()),
        forms.toggle("deliveries", "Deliveries are off", faults.deliveriesAreOff()),
        forms.button("fault401", "Next call: 401"),
        forms.button("sessions", "End all sessions"),
        forms.button("clear", "No faults"),
        world.sessions().size(),
        faults.pending().isEmpty() ? "No fault waits." : pending(faults));
  }

  private static String pending(Faults faults) {
    return "Waiting: "
        + String.join(
            ", ",
            faults.pending().stream()
                .map(it ->
                    "%s %s %d, %d time(s)"
                        .formatted(
                            it.method().isEmpty() ? "any" : it.method(),
                            it.path(),
                            it.status(),
                            it.times()))
                .toList());
  }

  private Markup scenario() {
    return player
        .scenario()
        .map(it ->
            Markup.of(
                "<section class=\"wide\"><h2>Scenario: {} <small>{} s of its timeline</small></h2><ol>{}</ol></section>",
                it.name(),
                player.elapsed().toSeconds(),
                Markup.join(latest(player.log()).stream().map(Page::played).toList())))
        .orElse(Markup.NONE);
  }

  private static Markup played(ScenarioPlayer.Played played) {
    return Markup.of(
        "<li><code>{}</code><span>{} {}</span></li>",
        Values.date(played.at()),
        played.what(),
        played.problem().isEmpty()
            ? Markup.NONE
            : Markup.of("<span class=\"pill bad\">could not be</span> {}", played.problem()));
  }

  private Markup calls() {
    var rows =
        latest(world.calls().all()).stream()
            .map(call ->
                Markup.of(
                    "<li><span class=\"pill {}\">{}</span><code>{} {}</code></li>",
                    call.status() < 400 ? "good" : "bad",
                    call.status(),
                    call.method(),
                    call.path()))
            .toList();
    return Markup.of(
        "<section><h2>Calls of the REST API</h2>{}</section>",
        rows.isEmpty()
            ? Markup.of("<p class=\"soft\">None yet.</p>")
            : Markup.of("<ol>{}</ol>", Markup.join(rows)));
  }

  private static Markup credentials(Site site) {
    var lines =
        List.of(
            List.of("Administrator", DemoSite.ADMIN + " / " + DemoSite.ADMIN_PASSWORD),
            List.of("Viewer", DemoSite.VIEWER + " / " + DemoSite.VIEWER_PASSWORD),
            List.of("Access token", DemoSite.PAT_NAME + " / " + DemoSite.PAT_SECRET),
            List.of("Site", "'%s', %s".formatted(site.facts().contentUrl(), site.luid())));
    return Markup.of(
        "<section><h2>Sign in <small>none of this is a secret</small></h2><table>{}</table></section>",
        Markup.join(
            lines.stream()
                .map(line ->
                    Markup.of(
                        "<tr><td class=\"short\">{}</td><td><code>{}</code></td></tr>",
                        line.getFirst(),
                        line.getLast()))
                .toList()));
  }

  static <T> List<T> latest(List<T> oldestFirst) {
    return oldestFirst.reversed().stream().limit(LATEST).toList();
  }

  private static String css() {
    try (var file = Page.class.getResourceAsStream("page.css")) {
      if (file == null) {
        throw new IllegalStateException("The module has no page.css");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String sha256(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}

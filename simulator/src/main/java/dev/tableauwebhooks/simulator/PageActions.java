package dev.tableauwebhooks.simulator;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does what a button of the page says, and leads back to the page, which then says what was done.
 */
final class PageActions {

  /** The fields of a form. */
  private record Form(Map<String, String> fields) {

    String text(String name) {
      return fields.getOrDefault(name, "");
    }

    String luid() {
      return text("luid");
    }

    Course course() {
      return text("error").isEmpty() ? Course.usual() : Course.usual().failing(text("error"));
    }
  }

  private static final Duration LEAP = Duration.ofHours(1);
  private static final Duration SLOW = Duration.ofSeconds(3);

  private final World world;
  private final Director director;
  private final Faults faults;
  private final ScenarioPlayer player;

  PageActions(World world, ScenarioPlayer player) {
    this.world = world;
    this.director = world.director();
    this.faults = world.faults();
    this.player = player;
  }

  HttpReply answer(Request request) {
    var form = parse(request.bodyText());
    try {
      return back(form, act(form, world.site(form.text("site"))), false);
    } catch (SimulatorException problem) {
      return back(form, String.valueOf(problem.getMessage()), true);
    }
  }

  private String act(Form form, Site site) {
    return switch (form.text("do")) {
      case "fire" -> fire(form, site);
      case "refresh" ->
          queued(director.refresh(site, form.luid(), Job.Kind.REFRESH_EXTRACTS, form.course()));
      case "runFlow" -> queued(List.of(director.runFlow(site, form.luid(), form.course())));
      case "runSchedule" -> queued(director.runSchedule(site, form.luid(), form.course()));
      case "succeed" -> ended(director.finish(site, form.luid(), Optional.empty()));
      case "failJob" -> ended(director.finish(site, form.luid(), Optional.of(form.text("error"))));
      case "cancel" -> ended(director.cancel(site, form.luid()));
      case "resume" -> {
        director.resumeTask(site, form.luid());
        yield "The schedule runs the task again.";
      }
      case "hookOn" ->
          "Enabled %d webhook.".formatted(director.enableWebhooks(site, form.luid()).size());
      case "hookOff" ->
          "Disabled %d webhook."
              .formatted(
                  director
                      .disableWebhooks(site, form.luid(), "Webhook disabled by the simulator")
                      .size());
      case "promote" -> role(director.setSiteRole(site, form.luid(), "SiteAdministratorExplorer"));
      case "demote" -> role(director.setSiteRole(site, form.luid(), "Explorer"));
      default -> misfortune(form.text("do"));
    };
  }

  private String misfortune(String what) {
    switch (what) {
      case "outage503" -> faults.startOutage(Fault.of("", "").status(503).retryAfter("5"));
      case "outage429" -> faults.startOutage(Fault.of("", "").status(429).retryAfter("5"));
      case "slow" -> faults.startOutage(Fault.of("", "").delay(SLOW));
      case "outage503Off", "outage429Off", "slowOff" -> faults.endOutage();
      case "deliveries" -> faults.switchDeliveries(false);
      case "deliveriesOff" -> faults.switchDeliveries(true);
      case "fault401" -> faults.add(Fault.of("", "").code(401002));
      case "clear" -> faults.clear();
      case "sessions" -> world.sessions().closeAll();
      case "halt" -> world.time().ifPresent(SimulatedTime::stop);
      case "go" -> world.time().ifPresent(SimulatedTime::resume);
      case "forward" -> world.time().ifPresent(time -> time.forward(LEAP));
      case "reset" -> player.reset();
      default -> throw new SimulatorException("No button does '%s'.".formatted(what));
    }
    return "Done.";
  }

  private String fire(Form form, Site site) {
    var copies =
        form.text("copies").matches("\\d{1,3}") ? Integer.parseInt(form.text("copies")) : 1;
    var fired =
        director.fire(
            site,
            new Firing(
                form.text("event"), form.luid(), JobError.textOf(form.text("error")), copies));
    return "%s was sent to %d webhook(s).".formatted(fired.event(), fired.webhooks().size());
  }

  private static String queued(List<Job> jobs) {
    return jobs.size() == 1
        ? "A job for '%s' is queued.".formatted(jobs.getFirst().target().name())
        : "%d jobs are queued.".formatted(jobs.size());
  }

  private static String ended(Job job) {
    return "The job for '%s' ended: %s.".formatted(job.target().name(), job.status().wireName());
  }

  private static String role(User user) {
    return "'%s' is %s now.".formatted(user.name(), user.siteRole());
  }

  private static HttpReply back(Form form, String said, boolean bad) {
    var target =
        "/?site=%s%s&said=%s%s"
            .formatted(
                encoded(form.text("site")),
                form.text("live").isEmpty() ? "" : "&live=1",
                encoded(said),
                bad ? "&bad=1" : "");
    return new HttpReply(303, Map.of("Location", target), "text/plain; charset=utf-8", said + "\n");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Form parse(String body) {
    var fields = new HashMap<String, String>();
    for (var pair : body.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new Form(fields);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new SimulatorException("The form cannot be read.", malformed);
    }
  }
}

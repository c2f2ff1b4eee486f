package dev.tableauwebhooks.simulator;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** What can be asked of the simulator below {@code /simulator}. */
final class ControlCalls {

  /** One call: the keys that its body may have, and what it does. */
  private record Call(Set<String> keys, Function<Wish, HttpReply> work) {}

  private static final String SITE = "site";
  private static final String RESOURCE = "resource";
  private static final String ERROR = "error";
  private static final Set<String> FAULT =
      Set.of("method", "path", "status", "code", "retryAfter", "delayMillis");
  private static final Set<String> JOB = Set.of(SITE, RESOURCE, ERROR, "takesMillis", "hold");

  private final World world;
  private final ScenarioPlayer player;
  private final Director director;
  private final Faults faults;
  private final Map<String, Call> calls;

  ControlCalls(World world, ScenarioPlayer player, Supplier<String> description) {
    this.world = world;
    this.player = player;
    this.director = world.director();
    this.faults = world.faults();
    var all = new HashMap<>(reading(description));
    all.putAll(happenings());
    all.putAll(misfortunes());
    this.calls = Map.copyOf(all);
  }

  private Map<String, Call> reading(Supplier<String> description) {
    return Map.ofEntries(
        entry("GET /simulator", new Call(Set.of(), _ -> HttpReply.text(200, description.get()))),
        entry("GET /simulator/state", new Call(Set.of(), _ -> json(200, State.of(world, player)))));
  }

  private Map<String, Call> happenings() {
    return Map.ofEntries(
        entry(
            "POST /simulator/events",
            new Call(Set.of(SITE, "event", RESOURCE, ERROR, "copies"), this::fire)),
        entry("POST /simulator/refreshes", new Call(plus(JOB, "type"), this::refresh)),
        entry("POST /simulator/flowRuns", new Call(JOB, this::runFlow)),
        entry("POST /simulator/subscriptions", new Call(JOB, this::sendSubscription)),
        entry(
            "POST /simulator/schedules",
            new Call(Set.of(SITE, "schedule", ERROR, "takesMillis"), this::runSchedule)),
        entry("POST /simulator/jobs", new Call(Set.of(SITE, "job", "status", ERROR), this::endJob)),
        entry("POST /simulator/tasks", new Call(Set.of(SITE, "task"), this::resumeTask)),
        entry(
            "POST /simulator/webhooks",
            new Call(Set.of(SITE, "webhook", "enabled", "reason"), this::switchWebhook)));
  }

  private Map<String, Call> misfortunes() {
    return Map.ofEntries(
        entry("POST /simulator/faults", new Call(plus(FAULT, "times"), this::addFault)),
        entry("DELETE /simulator/faults", new Call(Set.of(), _ -> clearFaults())),
        entry(
            "POST /simulator/metadataErrors", new Call(Set.of("message"), this::addMetadataError)),
        entry("POST /simulator/outage", new Call(FAULT, this::startOutage)),
        entry("DELETE /simulator/outage", new Call(Set.of(), _ -> endOutage())),
        entry("POST /simulator/deliveries", new Call(Set.of("on"), this::switchDeliveries)),
        entry("DELETE /simulator/sessions", new Call(Set.of(), _ -> endSessions())),
        entry(
            "POST /simulator/time", new Call(Set.of("stopped", "forwardMillis"), this::changeTime)),
        entry("POST /simulator/reset", new Call(Set.of(), _ -> reset())));
  }

  /** Method and path of each call. */
  Set<String> names() {
    return calls.keySet();
  }

  HttpReply answer(Request request) {
    var path = request.path().replaceFirst("/$", "");
    return Optional.ofNullable(calls.get(request.method() + " " + path))
        .map(call -> call.work().apply(Wish.read(request, call.keys())))
        .orElseGet(() ->
            HttpReply.text(404, "No such call. GET /simulator lists those that there are.\n"));
  }

  private HttpReply fire(Wish wish) {
    var firing =
        new Firing(
            wish.text("event"), wish.text(RESOURCE), wish.text(ERROR), wish.number("copies", 1));
    var fired = director.fire(site(wish), firing);
    return HttpReply.text(
        202,
        "Sent to %d webhook(s), %d time(s): %s\n"
            .formatted(fired.webhooks().size(), firing.copies(), fired.body()));
  }

  private HttpReply refresh(Wish wish) {
    return jobs(director.refresh(site(wish), wish.required(RESOURCE), kind(wish), course(wish)));
  }

  private HttpReply runFlow(Wish wish) {
    return jobs(List.of(director.runFlow(site(wish), wish.required(RESOURCE), course(wish))));
  }

  private HttpReply sendSubscription(Wish wish) {
    return jobs(
        List.of(director.sendSubscription(site(wish), wish.required(RESOURCE), course(wish))));
  }

  private HttpReply runSchedule(Wish wish) {
    return jobs(director.runSchedule(site(wish), wish.required("schedule"), course(wish)));
  }

  private HttpReply endJob(Wish wish) {
    var job = wish.required("job");
    var site = site(wish);
    var error = wish.find(ERROR);
    var ended =
        switch (wish.find("status").orElse(error.isPresent() ? "Failed" : "Success")) {
          case "Success" -> director.finish(site, job, Optional.empty());
          case "Failed" ->
              director.finish(
                  site, job, error.or(() -> Optional.of(JobError.LOGIN_FAILED.wireName())));
          case "Cancelled" -> director.cancel(site, job);
          case String other ->
              throw new SimulatorException(
                  "A job cannot end as '%s'. Use Success, Failed or Cancelled.".formatted(other));
        };
    return json(200, State.job(ended));
  }

  private HttpReply resumeTask(Wish wish) {
    var task = director.resumeTask(site(wish), wish.required("task"));
    return json(200, State.task(site(wish), task));
  }

  private HttpReply switchWebhook(Wish wish) {
    var site = site(wish);
    var form = wish.required("webhook");
    var changed =
        wish.flag("enabled").orElse(true)
            ? director.enableWebhooks(site, form)
            : director.disableWebhooks(
                site, form, wish.find("reason").orElse("Webhook disabled by the simulator"));
    if (changed.isEmpty()) {
      throw new SimulatorException(
          "No webhook has the LUID, name or event '%s'. GET /simulator/state lists them."
              .formatted(form));
    }
    return HttpReply.text(200, "Changed %d webhook(s).\n".formatted(changed.size()));
  }

  private HttpReply addFault(Wish wish) {
    faults.add(fault(wish).times(wish.number("times", 1)));
    return HttpReply.text(
        201,
        "%d fault(s) wait. DELETE /simulator/faults removes them.\n"
            .formatted(faults.pending().size()));
  }

  private HttpReply addMetadataError(Wish wish) {
    faults.addMetadataError(wish.required("message"));
    return HttpReply.text(201, "The next answer of the Metadata API has this error beside it.\n");
  }

  private HttpReply clearFaults() {
    faults.clear();
    return HttpReply.text(200, "No fault waits.\n");
  }

  private HttpReply startOutage(Wish wish) {
    var fault = fault(wish);
    faults.startOutage(fault.status() == 0 && fault.delay().isZero() ? fault.status(503) : fault);
    return HttpReply.text(201, "The REST API is out of order until DELETE /simulator/outage.\n");
  }

  private HttpReply endOutage() {
    faults.endOutage();
    return HttpReply.text(200, "The REST API works.\n");
  }

  private HttpReply switchDeliveries(Wish wish) {
    var on = wish.flag("on").orElse(true);
    faults.switchDeliveries(on);
    return HttpReply.text(
        200, on ? "Events are delivered.\n" : "Events are lost until deliveries are on again.\n");
  }

  private HttpReply endSessions() {
    world.sessions().closeAll();
    return HttpReply.text(200, "Every session has ended.\n");
  }

  private HttpReply changeTime(Wish wish) {
    var time =
        world
            .time()
            .orElseThrow(() -> new SimulatorException("This simulator has a time of its own."));
    wish.flag("stopped").filter(stopped -> stopped).ifPresent(_ -> time.stop());
    wish.millis("forwardMillis").ifPresent(time::forward);
    wish.flag("stopped").filter(stopped -> !stopped).ifPresent(_ -> time.resume());
    return HttpReply.text(
        200,
        "It is %s%s.\n"
            .formatted(Values.date(time.instant()), time.isStopped() ? ", and stands still" : ""));
  }

  private HttpReply reset() {
    player.reset();
    return HttpReply.text(200, "Everything is as it was at the start.\n");
  }

  private Site site(Wish wish) {
    return wish.json().has(SITE) ? world.site(wish.text(SITE)) : world.demo();
  }

  private static Course course(Wish wish) {
    var course =
        new Course(wish.millis("takesMillis"), Optional.empty(), wish.flag("hold").orElse(false));
    return wish.find(ERROR).map(course::failing).orElse(course);
  }

  private static Job.Kind kind(Wish wish) {
    return switch (wish.find("type").orElse("full")) {
      case "full" -> Job.Kind.REFRESH_EXTRACTS;
      case "incremental" -> Job.Kind.INCREMENT_EXTRACTS;
      case "bridge" -> Job.Kind.BRIDGE_REFRESH;
      case String other ->
          throw new SimulatorException(
              "'%s' is no type of refresh. Use full, incremental or bridge.".formatted(other));
    };
  }

  private static Fault fault(Wish wish) {
    return new Fault(
        wish.text("method"),
        wish.text("path"),
        wish.number("status", 0),
        wish.number("code", 0),
        wish.text("retryAfter"),
        wish.millis("delayMillis").orElse(Duration.ZERO),
        1);
  }

  private static HttpReply jobs(List<Job> jobs) {
    return json(202, State.jobs(jobs));
  }

  private static HttpReply json(int status, JsonNode body) {
    return new HttpReply(status, Map.of(), "application/json", body.toPrettyString() + "\n");
  }

  private static Set<String> plus(Set<String> keys, String more) {
    var all = new HashSet<>(keys);
    all.add(more);
    return Set.copyOf(all);
  }
}

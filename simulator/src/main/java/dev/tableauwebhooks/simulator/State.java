package dev.tableauwebhooks.simulator;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What there is and what goes on, as JSON. */
final class State {

  private static final JsonMapper JSON = new JsonMapper();

  private State() {}

  static ObjectNode of(World world, ScenarioPlayer player) {
    var state = JSON.createObjectNode();
    state
        .putObject("time")
        .put("now", Values.date(world.clock().instant()))
        .put("stopped", world.time().filter(SimulatedTime::isStopped).isPresent());
    player.scenario().ifPresent(it -> state.set("scenario", scenario(it.name(), player)));
    state.put("sessions", world.sessions().size());
    state.set("faults", faults(world.faults()));
    state.set("sites", list(world.engine().sites().all(), State::site));
    state.set("deliveries", list(world.engine().deliveries().log(), State::delivery));
    return state;
  }

  static ObjectNode jobs(List<Job> jobs) {
    var node = JSON.createObjectNode();
    node.set("jobs", list(jobs, State::job));
    return node;
  }

  static ObjectNode job(Job job) {
    var node =
        JSON.createObjectNode()
            .put("id", job.luid())
            .put("jobType", job.type())
            .put("resource", job.target().name())
            .put("resourceId", job.target().luid())
            .put("status", job.status().wireName())
            .put("progress", job.progress())
            .put("createdAt", Values.date(job.createdAt()));
    job.startedAt().ifPresent(at -> node.put("startedAt", Values.date(at)));
    job.completedAt().ifPresent(at -> node.put("completedAt", Values.date(at)));
    job.finishCode().ifPresent(code -> node.put("finishCode", code));
    return node.put("notes", job.notes());
  }

  static ObjectNode task(Site site, RefreshTask task) {
    return JSON.createObjectNode()
        .put("id", task.luid())
        .put("resourceId", task.contentLuid())
        .put("resource", site.content().find(task.contentLuid()).map(Content::name).orElse(""))
        .put(
            "schedule",
            site.belongings().schedules().find(task.scheduleLuid()).map(Schedule::name).orElse(""))
        .put("incremental", task.incremental())
        .put("consecutiveFailedCount", task.consecutiveFailedCount())
        .put("suspended", task.isSuspended());
  }

  private static ObjectNode scenario(String name, ScenarioPlayer player) {
    var node =
        JSON.createObjectNode().put("name", name).put("elapsedMillis", player.elapsed().toMillis());
    node.set(
        "played",
        list(
            player.log(),
            it ->
                JSON.createObjectNode()
                    .put("at", Values.date(it.at()))
                    .put("line", it.line())
                    .put("what", it.what())
                    .put("problem", it.problem())));
    return node;
  }

  private static ObjectNode faults(Faults faults) {
    var node = JSON.createObjectNode().put("deliveriesOff", faults.deliveriesAreOff());
    faults.outage().ifPresent(outage -> node.set("outage", fault(outage)));
    node.set("pending", list(faults.pending(), it -> fault(it).put("times", it.times())));
    return node;
  }

  private static ObjectNode fault(Fault fault) {
    return JSON.createObjectNode()
        .put("method", fault.method())
        .put("path", fault.path())
        .put("status", fault.status())
        .put("code", fault.code())
        .put("retryAfter", fault.retryAfter())
        .put("delayMillis", fault.delay().toMillis());
  }

  private static ObjectNode site(Site site) {
    var node =
        JSON.createObjectNode()
            .put("id", site.luid())
            .put("name", site.facts().name())
            .put("contentUrl", site.facts().contentUrl());
    node.set("projects", list(site.projects().all(), it -> project(site, it)));
    node.set("users", list(site.users().all(), State::user));
    node.set("content", list(site.content().all(), it -> content(site, it)));
    node.set("webhooks", list(site.webhooks().all(), State::webhook));
    node.set("tasks", list(site.belongings().tasks().all(), it -> task(site, it)));
    node.set("jobs", list(site.jobs().all(), State::job));
    return node;
  }

  private static ObjectNode project(Site site, Project project) {
    return JSON.createObjectNode()
        .put("id", project.luid())
        .put("path", site.pathOf(project.luid()));
  }

  private static ObjectNode user(User user) {
    return JSON.createObjectNode()
        .put("id", user.luid())
        .put("name", user.name())
        .put("fullName", user.fullName())
        .put("email", user.email())
        .put("siteRole", user.siteRole());
  }

  private static ObjectNode content(Site site, Content content) {
    var listing = content.listing();
    var node =
        JSON.createObjectNode()
            .put("id", content.luid())
            .put("kind", content.getClass().getSimpleName())
            .put("name", content.name())
            .put("project", site.pathOf(listing.projectLuid()))
            .put("owner", site.users().find(listing.ownerLuid()).map(User::name).orElse(""));
    listing.tags().forEach(node.putArray("tags")::add);
    return node;
  }

  private static ObjectNode webhook(Webhook hook) {
    return JSON.createObjectNode()
        .put("id", hook.luid())
        .put("name", hook.name())
        .put("event", hook.event())
        .put("url", hook.url())
        .put("enabled", hook.enabled())
        .put("statusChangeReason", hook.statusChangeReason());
  }

  private static ObjectNode delivery(Attempt attempt) {
    return JSON.createObjectNode()
        .put("webhookId", attempt.webhookLuid())
        .put("event", attempt.event())
        .put("attempt", attempt.number())
        .put("status", attempt.status())
        .put("result", attempt.result())
        .put("at", Values.date(attempt.at()));
  }

  private static <T> ArrayNode list(List<T> items, Function<T, ObjectNode> node) {
    var array = JSON.createArrayNode();
    items.forEach(item -> array.add(node.apply(item)));
    return array;
  }
}

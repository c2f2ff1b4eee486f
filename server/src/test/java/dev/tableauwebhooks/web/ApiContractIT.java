package dev.tableauwebhooks.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.app.Receiver;
import dev.tableauwebhooks.app.TestServer;
import dev.tableauwebhooks.simulator.DemoSite;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.lang.reflect.Proxy;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The API and its OpenAPI document say the same. */
class ApiContractIT {
  private static final String API = "/api/v1";
  private static final String REVENUE = "99e20399-0304-3f0a-b444-ac3cc3c6746d";

  @TempDir Path folder;
  @AutoClose private final Receiver receiver = Receiver.start();

  @AutoClose
  private final TableauSimulator tableau = TableauSimulator.start(SimulatorSettings.immediate());

  /** The id of something that an operation can be tried on, by its name. */
  private final Map<String, String> ids = new HashMap<>();

  private final Set<String> seen = new TreeSet<>();

  /**
   * @param operation as in the document
   * @param path with names of {@link #ids} in braces
   */
  private record Try(String operation, String path, String body, int status) {}

  private static Try get(String template, String path, int status) {
    return new Try("GET " + API + template, API + path, "", status);
  }

  private static Try post(String template, String path, String body, int status) {
    return new Try("POST " + API + template, API + path, body, status);
  }

  private static Try incident(String verb, String id, String body, int status) {
    return post("/incidents/{id}/" + verb, "/incidents/%s/%s".formatted(id, verb), body, status);
  }

  private static String silence(String matcher, String length) {
    return """
    {"matcher": "%s", "author": "anna", "reason": "a <test>", "for": "%s"}
    """
        .formatted(matcher, length);
  }

  private static String pause(String kind, String name) {
    return """
    {"kind": "%s", "name": "%s", "author": "anna", "reason": "a test"}
    """
        .formatted(kind, name);
  }

  private static String resume(String name, String rate) {
    return """
    {"kind": "workflow", "name": "%s", "by": "anna", "rate": "%s"}
    """
        .formatted(name, rate);
  }

  private static final List<Try> TRIES =
      List.of(
          get("/events", "/events", 200),
          get("/events", "/events?type=WorkbookUpdated&luid=" + REVENUE, 200),
          get("/events", "/events?limit=1", 200),
          get("/events", "/events?limit=0", 400),
          get("/events/{id}", "/events/{event}", 200),
          get("/events/{id}", "/events/{empty test}", 200),
          get("/events/{id}", "/events/none", 404),
          get("/runs", "/runs", 200),
          get("/runs", "/runs?limit=1&state=dead-lettered&workflow=fails&event={failed}", 200),
          get("/runs", "/runs?limit=many", 400),
          get("/runs", "/runs?state=odd", 400),
          get("/runs/{id}", "/runs/{succeeded run}", 200),
          get("/runs/{id}", "/runs/{dead run}", 200),
          get("/runs/{id}", "/runs/{waiting run}", 200),
          get("/runs/{id}", "/runs/none", 404),
          post("/runs/{id}/replay", "/runs/{dead run}/replay", "", 202),
          post("/runs/{id}/replay", "/runs/{dead run}/replay", "{\"from\":\"start\"}", 202),
          post("/runs/{id}/replay", "/runs/{dead run}/replay", "{\"from\":\"middle\"}", 400),
          post("/runs/{id}/replay", "/runs/{dead run}/replay", "{", 400),
          post("/runs/{id}/replay", "/runs/none/replay", "", 404),
          post("/runs/{id}/replay", "/runs/{waiting run}/replay", "", 409),
          post("/runs/{id}/cancel", "/runs/{waiting run}/cancel", "{\"reason\":\"enough\"}", 200),
          post("/runs/{id}/cancel", "/runs/{waiting run}/cancel", "", 409),
          post("/runs/{id}/cancel", "/runs/{dead run}/cancel", "[]", 400),
          post("/runs/{id}/cancel", "/runs/none/cancel", "", 404),
          get("/runs/{id}", "/runs/{waiting run}", 200),
          get("/workflows", "/workflows", 200),
          get("/workflows/{name}", "/workflows/succeeds", 200),
          get("/workflows/{name}", "/workflows/none", 404),
          get("/incidents", "/incidents", 200),
          get("/incidents", "/incidents?limit=1&state=open&workflow=incidents", 200),
          get("/incidents", "/incidents?state=odd", 400),
          get("/incidents/{id}", "/incidents/{incident}", 200),
          get("/incidents/{id}", "/incidents/none", 404),
          incident("acknowledge", "{incident}", "{\"by\":\"anna\",\"note\":\"on it\"}", 200),
          incident("acknowledge", "{incident}", "", 400),
          incident("acknowledge", "none", "{\"by\":\"anna\"}", 404),
          incident("snooze", "{incident}", "{\"by\":\"anna\",\"for\":\"2h\"}", 200),
          incident("snooze", "{incident}", "{\"by\":\"anna\",\"for\":\"soon\"}", 400),
          incident("snooze", "{incident}", "{\"by\":\"anna\"}", 400),
          incident(
              "snooze", "{incident}", "{\"by\":\"anna\",\"until\":\"2020-01-01T00:00:00Z\"}", 400),
          incident(
              "snooze",
              "{incident}",
              "{\"by\":\"anna\",\"for\":\"2h\",\"until\":\"2099-01-01T00:00:00Z\"}",
              400),
          incident("snooze", "none", "{\"by\":\"anna\",\"for\":\"2h\"}", 404),
          incident("close", "{incident}", "{\"by\":\"anna\"}", 200),
          incident("close", "{incident}", "{\"by\":\"anna\"}", 409),
          incident("close", "{incident}", "{", 400),
          incident("close", "none", "{\"by\":\"anna\"}", 404),
          incident("acknowledge", "{incident}", "{\"by\":\"anna\"}", 409),
          incident("snooze", "{incident}", "{\"by\":\"anna\",\"for\":\"2h\"}", 409),
          get("/groups", "/groups", 200),
          get("/groups", "/groups?limit=x", 400),
          get("/groups/{id}", "/groups/{group}", 200),
          get("/groups/{id}", "/groups/none", 404),
          get("/runs", "/runs?incident={incident}&group=none", 200),
          post("/silences", "/silences", silence("event.type == 'None'", "1h"), 201),
          post("/silences", "/silences", silence("event.typ == 'None'", "1h"), 400),
          post("/silences", "/silences", silence("true", "0s"), 400),
          post(
              "/silences",
              "/silences",
              silence("true", "1h").replace("\"for\"", "\"form\": \"x\", \"for\""),
              400),
          get("/silences", "/silences", 200),
          get("/silences", "/silences?limit=x", 400),
          post("/silences/{id}/end", "/silences/{silence}/end", "{\"by\":\"anna\"}", 200),
          post("/silences/{id}/end", "/silences/{silence}/end", "", 400),
          post("/silences/{id}/end", "/silences/none/end", "{\"by\":\"anna\"}", 404),
          post("/pauses", "/pauses", pause("workflow", "succeeds"), 201),
          post("/pauses", "/pauses", pause("workflow", "succeeds"), 409),
          post("/pauses", "/pauses", pause("workflow", "succeed"), 404),
          post("/pauses", "/pauses", pause("world", "succeeds"), 400),
          get("/pauses", "/pauses", 200),
          post("/pauses/resume", "/pauses/resume", resume("succeeds", "10/s"), 200),
          post("/pauses/resume", "/pauses/resume", resume("succeeds", "10/s"), 404),
          post("/pauses/resume", "/pauses/resume", resume("succeeds", "fast"), 400),
          get("/quarantine", "/quarantine", 200),
          get("/quarantine", "/quarantine?limit=-1", 400),
          get("/quarantine/{id}", "/quarantine/{odd}", 200),
          get("/quarantine/{id}", "/quarantine/none", 404),
          post("/quarantine/{id}/replay", "/quarantine/{of another site}/replay", "", 202),
          post("/quarantine/{id}/replay", "/quarantine/{odd}/replay", "", 409),
          post("/quarantine/{id}/replay", "/quarantine/none/replay", "", 404),
          get("/quarantine/{id}", "/quarantine/{of another site}", 200),
          get("/samples/{type}", "/samples/SiteDeleted", 200),
          get("/samples/{type}", "/samples/HookDisabled", 200),
          get("/samples/{type}", "/samples/None", 404),
          post("/samples/{type}", "/samples/SiteDeleted", "", 202),
          post("/samples/{type}", "/samples/Test", "{\"resource_name\":\"x\"}", 202),
          post("/samples/{type}", "/samples/SiteDeleted", "{", 400),
          post("/samples/{type}", "/samples/None", "", 404),
          get("/openapi.json", "/openapi.json", 200));

  private TestServer server() throws InterruptedException {
    return TestServer.in(folder)
        .variable("TABLEAU_WEBHOOKS_ENV", "production")
        .variable("TABLEAU_WEBHOOKS_TOKENS", "a-token-of-the-test")
        .variable("TABLEAU_WEBHOOKS_ADMIN_TOKEN", "an-admin-token-of-the-test")
        .file("tableau-webhooks.yaml", sites())
        .file("workflows/succeeds.yaml", workflow("succeeds", "WorkbookUpdated"))
        .file("workflows/fails.yaml", workflow("fails", "WorkbookDeleted"))
        .file("workflows/waits.yaml", workflow("waits", "WorkbookCreated"))
        .file("workflows/incidents.yaml", quiet("incidents", "incident: {}"))
        .file("workflows/groups.yaml", quiet("groups", "group: { wait: 1h }"))
        .file(
            "workflows/clock.yaml",
            workflow("clock", "x").replace("on: x", "schedule: { cron: '0 7 * * *' }"))
        .file("workflows/bad.yaml", "name: [")
        .startWithProblems();
  }

  private String sites() {
    var site =
        """
          - name: %s
            url: %s
            contentUrl: "%s"
            credentials: { password: { username: admin, password: admin } }
        """;
    return "sites:\n"
        + site.formatted("demo", tableau.uri(), DemoSite.CONTENT_URL)
        + site.formatted("empty", tableau.uri(), "");
  }

  private String workflow(String name, String event) {
    return """
    name: %s
    on: %s
    if: "content.name != 'x'"
    steps:
      - id: one
        uses: log.write
        with: { message: "${{ event.resource.name }}" }
      - id: two
        uses: http.request
        with: { url: "%s" }
    """
        .formatted(name, event, receiver.uri("/" + name));
  }

  @Test
  void everyOperationAnswersAsItIsDocumented() throws Exception {
    receiver.answerOnce("/fails", 400, Map.of());
    receiver.answerOnce("/waits", 503, Map.of("Retry-After", "3600"));
    try (var server = server()) {
      prepare(server);
      var document = new OpenApi(server.get(API + "/openapi.json").body());
      for (var attempt : TRIES) {
        check(
            document, attempt, server.send(request(server, attempt, "an-admin-token-of-the-test")));
      }
      for (var operation : document.operations()) {
        if (!operation.endsWith("/openapi.json")) {
          checkRefusal(server, document, operation);
        }
      }
      assertThat(seen).as("every documented answer was given").isEqualTo(document.answers());
    }
  }

  private static String quiet(String name, String how) {
    return """
    name: %s
    on: DatasourceRefreshFailed
    %s
    steps:
      - uses: log.write
        with: { message: "${{ event.resource.name }}" }
    """
        .formatted(name, how);
  }

  private void prepare(TestServer server) throws InterruptedException {
    keep(server, "event", "succeeded run", "WorkbookUpdated", "SUCCEEDED");
    keep(server, "failed", "dead run", "WorkbookDeleted", "DEAD_LETTERED");
    keep(server, "waiting", "waiting run", "WorkbookCreated", "WAITING");
    server.accept(TestServer.event("DatasourceRefreshFailed", "\"Sales\" <1>", REVENUE));
    ids.put("incident", first(server, "incidents"));
    ids.put("group", first(server, "groups"));
    server.post("/api/v1/silences", silence("event.type == 'Never'", "1h"));
    ids.put("silence", first(server, "silences"));
    ids.put("empty test", stored(server, "/webhook/a-token-of-the-test", ""));
    ids.put("odd", stored(server, "/webhook/a-token-of-the-test", "[\"<odd>\"]"));
    var ofAnother = TestServer.event("WorkbookUpdated", "of demo", REVENUE);
    var hook = "/webhook/" + server.newToken("empty");
    ids.put(
        "of another site",
        Awaitility.await("the new token is valid")
            .until(() -> stored(server, hook, ofAnother), id -> !id.isEmpty()));
  }

  private static String first(TestServer server, String what) {
    return Awaitility.await(what)
        .until(
            () -> server.json("/api/v1/" + what).path(what).path(0).path("id").asString(""),
            id -> !id.isEmpty());
  }

  private void keep(TestServer server, String event, String run, String type, String state)
      throws InterruptedException {
    ids.put(event, server.accept(TestServer.event(type, "\"Sales\" <1>", REVENUE)));
    ids.put(run, server.awaitRun(ids.get(event), state).path("id").asString());
  }

  private static String stored(TestServer server, String path, String body)
      throws InterruptedException {
    return new JsonMapper().readTree(server.post(path, body).body()).path("id").asString();
  }

  private HttpRequest.Builder request(TestServer server, Try attempt, String token) {
    var path = attempt.path();
    for (var id : ids.entrySet()) {
      path = path.replace("{" + id.getKey() + "}", id.getValue());
    }
    var request = HttpRequest.newBuilder(server.uri(path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return attempt.operation().startsWith("GET")
        ? request
        : request.POST(BodyPublishers.ofString(attempt.body()));
  }

  private void check(OpenApi document, Try attempt, HttpResponse<String> answer) {
    assertThat(answer.statusCode())
        .as("%s: %s", attempt, answer.body())
        .isEqualTo(attempt.status());
    var type = answer.headers().firstValue("Content-Type").orElse("");
    document.check(attempt.operation(), attempt.status(), type, answer.body());
    seen.add(attempt.operation() + " " + attempt.status());
  }

  private void checkRefusal(TestServer server, OpenApi document, String operation)
      throws InterruptedException {
    var path = operation.split(" ")[1].replaceAll("\\{\\w+}", "any");
    for (var token : List.of("", "a-token-of-the-test", "wrong")) {
      var attempt = new Try(operation, path, "", 401);
      var answer = server.send(request(server, attempt, token));
      check(document, attempt, answer);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
  }

  @Test
  void everyRouteIsInTheDocument() throws Exception {
    try (var server = TestServer.in(folder).start()) {
      var document = new OpenApi(server.get(API + "/openapi.json").body());

      assertThat(routes()).isEqualTo(document.operations());
    }
  }

  /** What the API registers with the web server, but for the answer to all that is unknown. */
  private static Set<String> routes() {
    var found = new TreeSet<String>();
    new Api(noParts(), _ -> true).routing(recorder(HttpRouting.Builder.class, "", found));
    return found;
  }

  @SuppressWarnings("NullAway") // nothing is called
  private static Api.Parts noParts() {
    return new Api.Parts(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        new Api.Quiet(null, null, null, null, null),
        null);
  }

  private static <R extends HttpRules> R recorder(Class<R> type, String below, Set<String> found) {
    var recorder =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "register" ->
                    Arrays.stream((HttpService[]) arguments[1])
                        .forEach(it ->
                            it.routing(recorder(HttpRules.class, below + arguments[0], found)));
                case "get", "post", "put", "delete", "patch" ->
                    found.add(
                        method.getName().toUpperCase(Locale.ROOT)
                            + " "
                            + (below + arguments[0]).replaceAll("/$", "").replace("{+", "{"));
                default -> {
                  // Filters and error handlers are no routes.
                }
              }
              return proxy;
            });
    return type.cast(recorder);
  }
}

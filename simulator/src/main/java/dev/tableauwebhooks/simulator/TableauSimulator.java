package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Publisher.Place;
import io.helidon.webserver.WebServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Tableau server with the documented site {@code demo}. Everything is in memory and
 * begins anew at each start; LUIDs of the documented content are the same each time.
 *
 * <p>The methods act on the demo site, as another user of Tableau would: what changes content sends
 * the events that Tableau sends. Resources are named by LUID or by exact name; an unknown or
 * ambiguous one is a {@link SimulatorException}. Safe for any number of threads.
 */
public final class TableauSimulator implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TableauSimulator.class);

  private final Scheduler scheduler;
  private final HookClient client;
  private final Engine engine;
  private final Sessions sessions;
  private final Accounts accounts = Beginning.accounts();
  private final Faults faults = new Faults();
  private final Calls calls = new Calls();
  private final Site demo;
  private final Lookup lookup;
  private final Firings firings;
  private final Description description;
  private final Api api;
  private final WebServer server;

  /**
   * Starts to listen; the simulator answers when this returns.
   *
   * @throws SimulatorException when the port is taken or the version is none
   */
  public static TableauSimulator start(SimulatorSettings settings) {
    var time = SimulatedTime.start(InstantSource.system());
    try {
      return start(settings, time, time);
    } catch (SimulatorException impossible) {
      time.close();
      throw impossible;
    }
  }

  /** Starts with other time, for tests of what happens later. */
  static TableauSimulator start(
      SimulatorSettings settings, Scheduler scheduler, InstantSource clock) {
    var simulator = new TableauSimulator(settings, scheduler, clock);
    LOG.atInfo()
        .addKeyValue("uri", simulator.uri())
        .addKeyValue("restApiVersion", settings.restApiVersion())
        .log("Tableau simulator started");
    return simulator;
  }

  private TableauSimulator(SimulatorSettings settings, Scheduler scheduler, InstantSource clock) {
    var newest = ApiVersion.of(settings.restApiVersion());
    this.scheduler = scheduler;
    this.client = new HookClient(settings.deliveryTimeout());
    this.engine = Engine.of(settings, scheduler, client, clock);
    this.sessions = new Sessions(settings.sessionLifetime(), clock);
    this.demo = engine.sites().find(DemoSite.LUID).orElseThrow();
    this.lookup = new Lookup(demo);
    this.firings = new Firings(engine.events(), engine.refreshes());
    this.description = new Description(demo, faults, engine.deliveries(), newest);
    this.api = api(newest, clock);
    var front =
        new Front(
            new Control(demo, faults, firings, this::describe),
            api,
            faults,
            calls,
            new Rendering(newest));
    this.server = HttpFront.start(settings.host(), settings.port(), front::answer);
  }

  /** Where it listens, without a slash at the end. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** The page for people that {@code GET /simulator} shows. */
  public String describe() {
    return description.text(uri().toString());
  }

  /** Every REST call that is answered, by what stands between {@code /api/} and its path. */
  Map<String, List<Route>> routes() {
    return api.calls();
  }

  /** The failures on demand. */
  public Faults faults() {
    return faults;
  }

  /** What was called. */
  public Calls calls() {
    return calls;
  }

  public List<Workbook> workbooks() {
    return demo.all(Workbook.class);
  }

  public List<Datasource> datasources() {
    return demo.all(Datasource.class);
  }

  public List<View> views() {
    return demo.all(View.class);
  }

  public List<Flow> flows() {
    return demo.all(Flow.class);
  }

  public List<Project> projects() {
    return demo.projects().all();
  }

  public List<User> users() {
    return demo.users().all();
  }

  public List<Job> jobs() {
    return demo.jobs().all();
  }

  /** The extract refreshes that run by a schedule. */
  public List<RefreshTask> refreshTasks() {
    return demo.belongings().tasks().all();
  }

  public List<Webhook> webhooks() {
    return demo.webhooks().all();
  }

  public List<Broadcast> broadcasts() {
    return demo.broadcasts().all();
  }

  /** The latest 1,000 POSTs to webhooks, oldest first. */
  public List<Attempt> deliveries() {
    return engine.deliveries().log();
  }

  public Workbook workbook(String luidOrName) {
    return lookup.content(ContentKind.WORKBOOKS, luidOrName);
  }

  public Datasource datasource(String luidOrName) {
    return lookup.content(ContentKind.DATASOURCES, luidOrName);
  }

  public User user(String luidOrName) {
    return lookup.user(luidOrName);
  }

  /** The names of a project and its parents, such as {@code Finance/Reports/Monthly}. */
  public String projectPath(Content content) {
    return demo.pathOf(content.listing().projectLuid());
  }

  /** A new workbook, or an update of the one of that name in the project. */
  public Workbook publishWorkbook(Publication publication) {
    return engine.publisher().publishWorkbook(demo, place(publication), publication);
  }

  /** A new data source, or an update of the one of that name in the project. */
  public Datasource publishDatasource(Publication publication) {
    return engine.publisher().publishDatasource(demo, place(publication), publication);
  }

  public void deleteWorkbook(String luidOrName) {
    delete(ContentKind.WORKBOOKS, luidOrName);
  }

  public void deleteDatasource(String luidOrName) {
    delete(ContentKind.DATASOURCES, luidOrName);
  }

  public void deleteView(String luidOrName) {
    delete(ContentKind.VIEWS, luidOrName);
  }

  /** Replaces the tags, which is no event. */
  public void tag(String luidOrName, String... tags) {
    demo.alone(() -> {
      var content = lookup.content(luidOrName);
      demo.content().put(content.with(content.listing().withTags(List.of(tags))));
      return content;
    });
  }

  /** Gives a user another site role, which may be a promotion to administrator or the contrary. */
  public User setSiteRole(String luidOrName, String siteRole) {
    return engine.people().setRole(demo, user(luidOrName), siteRole);
  }

  /** Removes a user and gives what they own to the administrator. */
  public void deleteUser(String luidOrName) {
    var user = user(luidOrName);
    engine.people().mapAssets(demo, user, user(DemoSite.ADMIN));
    engine.people().delete(demo, user);
  }

  /**
   * Queues an extract refresh, as its schedule or a person would.
   *
   * @throws SimulatorException also when one of it is queued or runs
   */
  public Job refresh(String luidOrName) {
    var content = lookup.workbookOrDatasource(luidOrName);
    return unlessQueued(() -> engine.refreshes().request(demo, content, false));
  }

  /** Queues what the schedule runs, refreshes or mails, but for what is suspended. */
  public List<Job> runSchedule(String luidOrName) {
    return engine.run(demo, lookup.schedule(luidOrName));
  }

  /** Lets the schedule run a suspended refresh task again. */
  public RefreshTask resumeTask(String luidOrName) {
    return demo.belongings()
        .tasks()
        .update(lookup.task(luidOrName).luid(), task -> task.withFailures(0))
        .orElseThrow();
  }

  /** Queues a run of a flow, as the administrator would. */
  public Job runFlow(String luidOrName) {
    var flow = lookup.content(ContentKind.FLOWS, luidOrName);
    return unlessQueued(() -> engine.flowRuns().request(demo, flow, user(DemoSite.ADMIN)));
  }

  /** Queues the mail of a subscription. */
  public Job sendSubscription(String luidOrSubject) {
    var subscription = lookup.subscription(luidOrSubject);
    return unlessQueued(() -> engine.mails().send(demo, subscription, Course.usual()));
  }

  /**
   * The next refresh of the workbook or data source that ends fails with this text, or with that of
   * the {@link JobError} of this name.
   */
  public void failNextRefresh(String luidOrName, String errorText) {
    engine.backgrounder().failNext(lookup.workbookOrDatasource(luidOrName).luid(), errorText);
  }

  /** The next run of the flow that ends fails with this text. */
  public void failNextFlowRun(String luidOrName, String errorText) {
    engine.backgrounder().failNext(lookup.content(ContentKind.FLOWS, luidOrName).luid(), errorText);
  }

  /** Sends an event without changing what it is about. */
  public FiredEvent fire(String event, String luidOrName) {
    return fire(Firing.of(event, luidOrName));
  }

  /** Sends an event; for a refresh, a job like that of a real one is made. */
  public FiredEvent fire(Firing firing) {
    return firings.fire(demo, firing);
  }

  /**
   * Calls back for every event that happens from now on, whoever caused it, before it is sent to
   * the webhooks. The call is made on the thread of the cause, so it must not take long.
   */
  public void onEvent(Consumer<FiredEvent> listener) {
    engine.events().listen(listener);
  }

  /** Makes a webhook as the administrator would. */
  public Webhook addWebhook(String event, URI destination) {
    var hook =
        new Webhook(
            Luids.random(),
            event,
            HookEvent.known(event).wireName(),
            destination.toString(),
            true,
            "",
            user(DemoSite.ADMIN).luid());
    demo.webhooks().put(hook);
    return hook;
  }

  /** Switches a webhook off as Tableau does after failed deliveries. */
  public Webhook disableWebhook(String luidOrName, String reason) {
    var hook = lookup.webhook(luidOrName).disabled(reason);
    demo.webhooks().put(hook);
    return hook;
  }

  /** Lets every session end now, as an idle time would. */
  public void expireSessions() {
    sessions.closeAll();
  }

  /** Makes a personal access token of the administrator. */
  public void addToken(String name, String secret) {
    accounts.addToken(name, secret, DemoSite.ADMIN);
  }

  /** Revokes a personal access token and ends its session. */
  public void revokeToken(String name) {
    accounts.removeToken(name);
    sessions.closeAllOfToken(name);
  }

  /** How many sessions are live. */
  public int sessionCount() {
    return sessions.size();
  }

  /**
   * Waits until no delivery and no refresh is under way.
   *
   * @throws SimulatorException when the limit passes first
   */
  public void awaitIdle(Duration limit) throws InterruptedException {
    if (!scheduler.awaitIdle(limit)) {
      throw new SimulatorException(
          "Deliveries or refreshes are still under way after %s.".formatted(limit));
    }
  }

  @Override
  public void close() {
    server.stop();
    scheduler.close();
    client.close();
  }

  private Api api(ApiVersion newest, InstantSource clock) {
    var jwts = new JwtCheck(accounts.app(), clock);
    var signIn = new SignIn(accounts, engine.sites(), sessions, jwts);
    var table = new RouteTable(engine, clock, () -> uri().toString());
    var routes =
        table.versioned(new AuthRoutes(signIn, sessions, newest), new WebhookRoutes(client, clock));
    return new Api(newest, engine.sites(), sessions, routes, table.unversioned(faults));
  }

  private static Job unlessQueued(Supplier<Job> request) {
    try {
      return request.get();
    } catch (Refusal refusal) {
      throw new SimulatorException(refusal.detail(), refusal);
    }
  }

  private void delete(ContentKind<?> kind, String luidOrName) {
    engine.publisher().delete(demo, kind, lookup.content(kind, luidOrName).luid());
  }

  private Place place(Publication publication) {
    return new Place(
        lookup.project(publication.projectPath()).luid(), user(publication.owner()).luid());
  }
}

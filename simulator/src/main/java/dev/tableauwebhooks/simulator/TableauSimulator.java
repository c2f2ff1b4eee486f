package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.scenario.Scenario;
import io.helidon.webserver.WebServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
  private final ApiVersion newest;
  private final Director director;
  private final ScenarioPlayer player;
  private final ControlCalls controlCalls;
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
      return started(new TableauSimulator(settings, time, time, InstantSource.system()));
    } catch (SimulatorException impossible) {
      time.close();
      throw impossible;
    }
  }

  /** Starts with other time, for tests of what happens later. */
  static TableauSimulator start(
      SimulatorSettings settings, Scheduler scheduler, InstantSource clock) {
    return started(new TableauSimulator(settings, scheduler, clock, clock));
  }

  private static TableauSimulator started(TableauSimulator simulator) {
    LOG.atInfo()
        .addKeyValue("uri", simulator.uri())
        .addKeyValue("restApiVersion", simulator.newest)
        .log("Tableau simulator started");
    return simulator;
  }

  /** The credentials of callers are checked by the clock of the machine, as theirs is. */
  private TableauSimulator(
      SimulatorSettings settings,
      Scheduler scheduler,
      InstantSource clock,
      InstantSource machineClock) {
    this.newest = ApiVersion.of(settings.restApiVersion());
    this.scheduler = scheduler;
    this.client = new HookClient(settings.deliveryTimeout());
    this.engine = Engine.of(settings, scheduler, client, faults, clock);
    this.sessions = new Sessions(settings.sessionLifetime(), clock);
    this.demo = engine.sites().find(DemoSite.LUID).orElseThrow();
    this.lookup = new Lookup(demo);
    this.director = new Director(engine);
    this.description = new Description(demo, faults, engine.deliveries(), newest);
    var world =
        new World(engine, director, demo, faults, sessions, accounts, calls, scheduler, clock);
    this.player = new ScenarioPlayer(world);
    this.controlCalls = new ControlCalls(world, player, this::describe);
    this.api = api(clock, machineClock);
    var front =
        new Front(
            new Page(world, player, () -> uri().toString()),
            new Control(settings.host(), controlCalls, new PageActions(world, player)),
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
    return director.publishWorkbook(demo, publication);
  }

  /** A new data source, or an update of the one of that name in the project. */
  public Datasource publishDatasource(Publication publication) {
    return director.publishDatasource(demo, publication);
  }

  public void deleteWorkbook(String luidOrName) {
    director.delete(demo, workbook(luidOrName));
  }

  public void deleteDatasource(String luidOrName) {
    director.delete(demo, datasource(luidOrName));
  }

  public void deleteView(String luidOrName) {
    director.delete(demo, lookup.content(ContentKind.VIEWS, luidOrName));
  }

  /** Replaces the tags, which is no event. */
  public void tag(String luidOrName, String... tags) {
    var old = lookup.content(luidOrName);
    director.tag(demo, old.luid(), List.of(tags), old.listing().tags());
  }

  /** Gives a user another site role, which may be a promotion to administrator or the contrary. */
  public User setSiteRole(String luidOrName, String siteRole) {
    return director.setSiteRole(demo, luidOrName, siteRole);
  }

  /** Removes a user and gives what they own to the administrator. */
  public void deleteUser(String luidOrName) {
    director.deleteUser(demo, luidOrName);
  }

  /**
   * Queues an extract refresh, as its schedule or a person would.
   *
   * @throws SimulatorException also when one of it is queued or runs
   */
  public Job refresh(String luidOrName) {
    var luid = lookup.workbookOrDatasource(luidOrName).luid();
    return director.refresh(demo, luid, Job.Kind.REFRESH_EXTRACTS, Course.usual()).getFirst();
  }

  /** Queues what the schedule runs, refreshes or mails, but for what is suspended. */
  public List<Job> runSchedule(String luidOrName) {
    return director.runSchedule(demo, luidOrName, Course.usual());
  }

  /** Lets the schedule run a suspended refresh task again. */
  public RefreshTask resumeTask(String luidOrName) {
    return director.resumeTask(demo, luidOrName);
  }

  /** Queues a run of a flow. */
  public Job runFlow(String luidOrName) {
    return director.runFlow(demo, luidOrName, Course.usual());
  }

  /** Queues the mail of a subscription. */
  public Job sendSubscription(String luidOrSubject) {
    return director.sendSubscription(demo, luidOrSubject, Course.usual());
  }

  /**
   * The next refresh of the workbook or data source that ends fails with this text, or with that of
   * the {@link JobError} of this name.
   */
  public void failNextRefresh(String luidOrName, String errorText) {
    director.failNext(lookup.workbookOrDatasource(luidOrName), errorText);
  }

  /** The next run of the flow that ends fails with this text. */
  public void failNextFlowRun(String luidOrName, String errorText) {
    director.failNext(lookup.content(ContentKind.FLOWS, luidOrName), errorText);
  }

  /** Sends an event without changing what it is about. */
  public FiredEvent fire(String event, String luidOrName) {
    return fire(Firing.of(event, luidOrName));
  }

  /** Sends an event; for a refresh, a job like that of a real one is made. */
  public FiredEvent fire(Firing firing) {
    return director.fire(demo, firing);
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
            demo.newLuid(),
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

  /**
   * Puts onto the sites what the scenario begins with and lets its timeline begin.
   *
   * @param speed how many times as fast the timeline goes; the clock does not
   * @throws SimulatorException when something of the beginning cannot be, or the speed is none
   */
  public void play(Scenario scenario, double speed) {
    player.play(scenario, speed);
  }

  /** Method and path of each call of the control. */
  Set<String> controlCalls() {
    return controlCalls.names();
  }

  /** What of the scenario happened, or could not. */
  List<ScenarioPlayer.Played> played() {
    return player.log();
  }

  /** Makes everything as it was at the start; a scenario begins anew. */
  public void reset() {
    player.reset();
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

  private Api api(InstantSource clock, InstantSource machineClock) {
    var jwts = new JwtCheck(accounts.app(), machineClock);
    var signIn = new SignIn(accounts, engine.sites(), sessions, jwts);
    var table = new RouteTable(engine, clock, () -> uri().toString());
    var routes =
        table.versioned(new AuthRoutes(signIn, sessions, newest), new WebhookRoutes(client, clock));
    return new Api(newest, engine.sites(), sessions, routes, table.unversioned(faults));
  }
}

package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.MEMBER;

import dev.tableauwebhooks.simulator.DataAlert.Rule;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Data-driven alerts. Their owner and administrators may see and change them; public ones everybody
 * may see, and join. No mail is sent.
 */
final class DataAlertRoutes {

  private static final String ALL = "/sites/{site}/dataAlerts";
  private static final String ONE = ALL + "/{id}";

  private static final Columns<DataAlert> COLUMNS =
      new Columns<DataAlert>()
          .column("subject", DataAlert::subject)
          .column("ownerId", DataAlert::ownerLuid)
          .column("viewId", DataAlert::viewLuid)
          .column("createdAt", alert -> Values.date(alert.createdAt()));

  private final InstantSource clock;

  DataAlertRoutes(InstantSource clock) {
    this.clock = clock;
  }

  List<Route> routes() {
    var access = Access.of(MEMBER).since("3.2");
    var update = access.scope(scope("update"));
    return List.of(
        Route.of("GET", ALL, access.scope(scope("read")), DataAlertRoutes::list),
        Route.of("POST", ALL, access.scope(scope("create")).since("3.20"), this::create),
        Route.of("GET", ONE, access.scope(scope("read")), DataAlertRoutes::get),
        Route.of("PUT", ONE, update, this::update),
        Route.of("DELETE", ONE, access.scope(scope("delete")), DataAlertRoutes::delete),
        Route.of("POST", ONE + "/users", update, DataAlertRoutes::addUser),
        Route.of("DELETE", ONE + "/users/{user}", update, DataAlertRoutes::removeUser));
  }

  private static String scope(String action) {
    return "tableau:data_alerts:" + action;
  }

  private static Reply list(Exchange exchange) {
    var visible =
        exchange.belongings().alerts().all().stream()
            .filter(alert -> isVisible(exchange, alert))
            .toList();
    return ListQuery.of(exchange.request())
        .page("dataAlerts", visible, COLUMNS, alert -> element(exchange.site(), alert, false));
  }

  private static Reply get(Exchange exchange) {
    return Reply.ok(element(exchange.site(), find(exchange), true));
  }

  private Reply create(Exchange exchange) {
    var asked = exchange.body().required("dataAlertCreateAlert");
    var site = exchange.site();
    var now = clock.instant();
    var alert =
        new DataAlert(
            exchange.site().newLuid(),
            asked.requiredText("subject"),
            new Rule(
                asked.requiredText("alertCondition"),
                asked.requiredText("alertThreshold"),
                asked.text("frequency").orElse("Once")),
            asked.text("visibility").filter("public"::equals).isPresent(),
            exchange.user().luid(),
            ContentKind.VIEWS.get(site, asked.requiredText("viewId")).luid(),
            recipients(exchange, asked),
            now,
            now);
    exchange.belongings().alerts().put(alert);
    return Reply.created(element(site, alert, true))
        .withHeader("Location", exchange.location("/dataAlerts/" + alert.luid()));
  }

  /** Who makes an alert gets its mails, whoever else does. */
  private static List<String> recipients(Exchange exchange, Body asked) {
    var luids = new ArrayList<>(List.of(exchange.user().luid()));
    asked
        .find("recipients")
        .map(list -> list.all("recipient"))
        .orElse(List.of())
        .forEach(it -> luids.add(UserRoutes.find(exchange.site(), it.requiredText("id")).luid()));
    return luids;
  }

  private Reply update(Exchange exchange) {
    var old = find(exchange);
    exchange.checkOwner(old.ownerLuid());
    var asked = exchange.body().required("dataAlert");
    Optional<String> owner = asked.find("owner").flatMap(wish -> wish.text("id"));
    var changed =
        new DataAlert(
            old.luid(),
            asked.text("subject").orElse(old.subject()),
            new Rule(
                old.rule().condition(),
                old.rule().threshold(),
                asked.text("frequency").orElse(old.rule().frequency())),
            asked.flag("public").orElse(old.isPublic()),
            owner
                .map(luid -> UserRoutes.find(exchange.site(), luid).luid())
                .orElse(old.ownerLuid()),
            old.viewLuid(),
            old.recipients(),
            old.createdAt(),
            clock.instant());
    exchange.belongings().alerts().put(changed);
    return Reply.ok(element(exchange.site(), changed, true));
  }

  private static Reply delete(Exchange exchange) {
    var alert = find(exchange);
    exchange.checkOwner(alert.ownerLuid());
    exchange.belongings().alerts().remove(alert.luid());
    return Reply.noContent();
  }

  private static Reply addUser(Exchange exchange) {
    var alert = find(exchange);
    var user =
        UserRoutes.find(exchange.site(), exchange.body().required("user").requiredText("id"));
    var more = new ArrayList<>(alert.recipients());
    more.add(user.luid());
    exchange.belongings().alerts().put(alert.withRecipients(more));
    return Reply.ok(UserRoutes.element(user, false));
  }

  private static Reply removeUser(Exchange exchange) {
    var alert = find(exchange);
    var user = UserRoutes.find(exchange.site(), exchange.variable("user"));
    exchange.belongings().alerts().put(alert.without(user.luid()));
    return Reply.noContent();
  }

  private static DataAlert find(Exchange exchange) {
    var luid = exchange.variable("id");
    return exchange
        .belongings()
        .alerts()
        .find(luid)
        .filter(alert -> isVisible(exchange, alert))
        .orElseThrow(() -> Refusal.notFound(404029, "Data alert", luid));
  }

  private static boolean isVisible(Exchange exchange, DataAlert alert) {
    return alert.isPublic()
        || exchange.user().isAdministrator()
        || alert.ownerLuid().equals(exchange.user().luid());
  }

  private static Element element(Site site, DataAlert alert, boolean withRecipients) {
    var element =
        Element.named("dataAlert")
            .with("id", alert.luid())
            .with("subject", alert.subject())
            .with("creatorId", alert.ownerLuid())
            .with("createdAt", Values.date(alert.createdAt()))
            .with("updatedAt", Values.date(alert.updatedAt()))
            .with("frequency", alert.rule().frequency())
            .with("alertCondition", alert.rule().condition())
            .with("alertThreshold", alert.rule().threshold())
            .with("public", alert.isPublic())
            .with("suspended", false)
            .child(
                named(
                    "owner",
                    site.users().find(alert.ownerLuid()).map(User::name),
                    alert.ownerLuid()))
            .child(view(site, alert));
    return withRecipients ? element.child(recipients(site, alert)) : element;
  }

  private static Element view(Site site, DataAlert alert) {
    var view = ContentKind.VIEWS.get(site, alert.viewLuid());
    var project = view.listing().projectLuid();
    return Element.reference("view", view.luid())
        .with("name", view.name())
        .child(
            named(
                "workbook",
                site.content().find(view.workbookLuid()).map(Content::name),
                view.workbookLuid()))
        .child(named("project", site.projects().find(project).map(Project::name), project));
  }

  private static Element recipients(Site site, DataAlert alert) {
    return Element.list(
        "recipients",
        alert.recipients().stream()
            .map(luid -> named("recipient", site.users().find(luid).map(User::name), luid))
            .toList());
  }

  private static Element named(String element, Optional<String> name, String luid) {
    return Element.reference(element, luid).with("name", name);
  }
}

package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.AUTHOR;
import static dev.tableauwebhooks.simulator.Right.MEMBER;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Data quality warnings, and the triggers by which Tableau itself warns of failures. Only data
 * sources, workbooks and flows can carry them, since the simulated site has no tables and
 * databases.
 */
final class QualityRoutes {

  private static final String WARNINGS = "/sites/{site}/dataQualityWarnings";
  private static final String OF_CONTENT = WARNINGS + "/{type}/{content}";
  private static final String TRIGGERS = "/sites/{site}/dataQualityTriggers";

  private final InstantSource clock;

  QualityRoutes(InstantSource clock) {
    this.clock = clock;
  }

  /** No official list names a scope for these, so a session by JWT is refused. */
  List<Route> routes() {
    var read = Access.of(MEMBER).scope(Access.NO_SCOPE).since("3.5");
    var write = Access.of(AUTHOR).scope(Access.NO_SCOPE).since("3.5");
    var many = TRIGGERS + "/{type}/contentIds";
    return List.of(
        Route.of("GET", OF_CONTENT, read, QualityRoutes::ofContent),
        Route.of("POST", OF_CONTENT, write, this::add),
        Route.of("PUT", OF_CONTENT, write, this::updateAll),
        Route.of("DELETE", OF_CONTENT, write, QualityRoutes::clear),
        Route.of("GET", WARNINGS + "/{id}", read, exchange -> one(find(exchange), exchange)),
        Route.of("PUT", WARNINGS + "/{id}", write, this::update),
        Route.of("DELETE", WARNINGS + "/{id}", write, QualityRoutes::delete),
        Route.of("GET", many, read, QualityRoutes::triggers),
        Route.of("POST", many, write, this::addTriggers),
        Route.of("DELETE", many, write, QualityRoutes::deleteTriggers));
  }

  private static Reply ofContent(Exchange exchange) {
    return list(exchange, warningsOf(exchange, carrier(exchange)));
  }

  private Reply add(Exchange exchange) {
    var content = carrier(exchange);
    var now = clock.instant();
    var asked = exchange.body().required("dataQualityWarning");
    var warning =
        new QualityWarning(
            exchange.site().newLuid(),
            content.luid(),
            asked.requiredText("type"),
            asked.flag("isActive").orElse(true),
            asked.flag("isSevere").orElse(false),
            asked.text("message").orElse(""),
            exchange.user().luid(),
            now,
            now);
    exchange.belongings().warnings().put(warning);
    return list(exchange, List.of(warning));
  }

  private Reply updateAll(Exchange exchange) {
    var changed = new ArrayList<QualityWarning>();
    for (var warning : warningsOf(exchange, carrier(exchange))) {
      changed.add(put(exchange, changed(exchange, warning)));
    }
    return list(exchange, changed);
  }

  private static Reply clear(Exchange exchange) {
    warningsOf(exchange, carrier(exchange))
        .forEach(warning -> exchange.belongings().warnings().remove(warning.luid()));
    return Reply.noContent();
  }

  private Reply update(Exchange exchange) {
    return one(put(exchange, changed(exchange, find(exchange))), exchange);
  }

  private static Reply delete(Exchange exchange) {
    exchange.belongings().warnings().remove(find(exchange).luid());
    return Reply.noContent();
  }

  private QualityWarning changed(Exchange exchange, QualityWarning old) {
    var asked = exchange.body().required("dataQualityWarning");
    return new QualityWarning(
        old.luid(),
        old.contentLuid(),
        asked.text("type").orElse(old.type()),
        asked.flag("isActive").orElse(old.active()),
        asked.flag("isSevere").orElse(old.severe()),
        asked.text("message").orElse(old.message()),
        old.userLuid(),
        old.createdAt(),
        clock.instant());
  }

  private static QualityWarning put(Exchange exchange, QualityWarning warning) {
    exchange.belongings().warnings().put(warning);
    return warning;
  }

  private static QualityWarning find(Exchange exchange) {
    var luid = exchange.variable("id");
    return exchange
        .belongings()
        .warnings()
        .find(luid)
        .orElseThrow(() -> Refusal.notFound(404030, "Data quality warning", luid));
  }

  private static List<QualityWarning> warningsOf(Exchange exchange, Content content) {
    return exchange.belongings().warnings().all().stream()
        .filter(warning -> warning.contentLuid().equals(content.luid()))
        .toList();
  }

  private static Reply triggers(Exchange exchange) {
    var wanted = contents(exchange);
    return triggers(
        exchange,
        exchange.belongings().triggers().all().stream()
            .filter(trigger -> wanted.contains(trigger.contentLuid()))
            .toList());
  }

  private Reply addTriggers(Exchange exchange) {
    var asked = exchange.body().required("dataQualityTrigger");
    var made = new ArrayList<QualityTrigger>();
    for (var luid : contents(exchange)) {
      exchange.belongings().triggers().removeIf(old -> old.contentLuid().equals(luid));
      var trigger =
          new QualityTrigger(
              exchange.site().newLuid(),
              luid,
              asked.flag("active").orElse(true),
              asked.flag("severe").orElse(false),
              asked.text("message").orElse(""),
              exchange.user().luid(),
              clock.instant());
      exchange.belongings().triggers().put(trigger);
      made.add(trigger);
    }
    return triggers(exchange, made);
  }

  private static Reply deleteTriggers(Exchange exchange) {
    for (var luid : contents(exchange)) {
      exchange.belongings().triggers().removeIf(trigger -> trigger.contentLuid().equals(luid));
    }
    return Reply.noContent();
  }

  /** The LUIDs of {@code filter=contentId:in:[…]}, each of which must be there. */
  private static List<String> contents(Exchange exchange) {
    return ListQuery.of(exchange.request()).conditions().stream()
        .filter(condition -> condition.field().equals("contentId"))
        .flatMap(condition -> condition.wanted().stream())
        .map(luid -> carrier(exchange, luid).luid())
        .toList();
  }

  private static Content carrier(Exchange exchange) {
    return carrier(exchange, exchange.variable("content"));
  }

  private static Content carrier(Exchange exchange, String luid) {
    var site = exchange.site();
    return switch (exchange.variable("type").toLowerCase(Locale.ROOT)) {
      case "datasource" -> ContentKind.DATASOURCES.get(site, luid);
      case "workbook" -> ContentKind.WORKBOOKS.get(site, luid);
      case "flow" -> ContentKind.FLOWS.get(site, luid);
      case "database", "table", "column", "virtualconnection", "virtualconnectiontable" ->
          throw Refusal.notFound(404000, exchange.variable("type"), luid);
      default -> throw Refusal.unknownUri(exchange.request().path());
    };
  }

  private static Reply list(Exchange exchange, List<QualityWarning> warnings) {
    return Reply.ok(
        Element.list(
            "dataQualityWarningList",
            warnings.stream().map(warning -> element(exchange.site(), warning)).toList()));
  }

  private static Reply one(QualityWarning warning, Exchange exchange) {
    return Reply.ok(element(exchange.site(), warning));
  }

  private static Reply triggers(Exchange exchange, List<QualityTrigger> triggers) {
    return Reply.ok(
        Element.list(
            "dataQualityTriggerList",
            triggers.stream().map(trigger -> element(exchange.site(), trigger)).toList()));
  }

  private static Element element(Site site, QualityWarning warning) {
    return Element.named("dataQualityWarning")
        .with("id", warning.luid())
        .with("userDisplayName", site.users().find(warning.userLuid()).map(User::fullName))
        .with("contentId", warning.contentLuid())
        .with("contentType", contentType(site, warning.contentLuid()))
        .with("message", warning.message())
        .with("type", warning.type())
        .with("isActive", warning.active())
        .with("isSevere", warning.severe())
        .with("createdAt", Values.date(warning.createdAt()))
        .with("updatedAt", Values.date(warning.updatedAt()))
        .child(Element.reference("site", site.luid()))
        .child(Element.reference("owner", warning.userLuid()));
  }

  private static Element element(Site site, QualityTrigger trigger) {
    return Element.named("dataQualityTrigger")
        .with("id", trigger.luid())
        .with("userId", trigger.userLuid())
        .with("userDisplayName", site.users().find(trigger.userLuid()).map(User::fullName))
        .with("siteId", site.luid())
        .with("contentId", trigger.contentLuid())
        .with("contentType", contentType(site, trigger.contentLuid()))
        .with("message", trigger.message())
        .with("type", triggerType(site, trigger))
        .with("active", trigger.active())
        .with("severe", trigger.severe())
        .with("createdAt", Values.date(trigger.createdAt()))
        .with("updatedAt", Values.date(trigger.createdAt()));
  }

  private static String triggerType(Site site, QualityTrigger trigger) {
    return site.find(Flow.class, trigger.contentLuid()).isPresent()
        ? "FLOW_RUN_FAILURE"
        : "EXTRACT_REFRESH_FAILURE";
  }

  private static Optional<String> contentType(Site site, String luid) {
    return site.content()
        .find(luid)
        .map(content -> content.getClass().getSimpleName().toUpperCase(Locale.ROOT));
  }
}

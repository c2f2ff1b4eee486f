package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.MEMBER;

import dev.tableauwebhooks.simulator.Subscription.Attachments;
import dev.tableauwebhooks.simulator.Subscription.Subject;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * What is mailed by a schedule. A user may see and change their own; an administrator those of all.
 * No mail is sent. Like Tableau Server it takes the LUID of a schedule, like Tableau Cloud a
 * frequency.
 */
final class SubscriptionRoutes {

  private static final String ALL = "/sites/{site}/subscriptions";
  private static final String ONE = ALL + "/{id}";

  private final InstantSource clock;

  SubscriptionRoutes(InstantSource clock) {
    this.clock = clock;
  }

  List<Route> routes() {
    var access = Access.of(MEMBER).since("2.3");
    return List.of(
        Route.of("GET", ALL, access.scope(scope("read")), SubscriptionRoutes::list),
        Route.of("POST", ALL, access.scope(scope("create")), this::create),
        Route.of("GET", ONE, access.scope(scope("read")), SubscriptionRoutes::get),
        Route.of("PUT", ONE, access.scope(scope("update")), this::update),
        Route.of("DELETE", ONE, access.scope(scope("delete")), SubscriptionRoutes::delete));
  }

  private static String scope(String action) {
    return "tableau:subscriptions:" + action;
  }

  private static Reply list(Exchange exchange) {
    var visible =
        exchange.belongings().subscriptions().all().stream()
            .filter(subscription ->
                exchange.user().isAdministrator()
                    || subscription.userLuid().equals(exchange.user().luid()))
            .toList();
    return ListQuery.of(exchange.request())
        .page(
            "subscriptions",
            visible,
            new Columns<>(),
            subscription -> element(exchange.site(), subscription));
  }

  private static Reply get(Exchange exchange) {
    return Reply.ok(element(exchange.site(), find(exchange)));
  }

  private Reply create(Exchange exchange) {
    var asked = exchange.body().required("subscription");
    var user = UserRoutes.find(exchange.site(), asked.required("user").requiredText("id"));
    exchange.checkOwner(user.luid());
    var subscription =
        new Subscription(
            exchange.site().newLuid(),
            asked.requiredText("subject"),
            asked.text("message").orElse(""),
            new Attachments(
                asked.flag("attachImage").orElse(true),
                asked.flag("attachPdf").orElse(false),
                asked.text("pageOrientation").orElse("PORTRAIT"),
                asked.text("pageSizeOption").orElse("LETTER")),
            subject(exchange.site(), asked.required("content")),
            schedule(exchange, asked.required("schedule")).luid(),
            user.luid(),
            false);
    if (!subscription.attachments().image() && !subscription.attachments().pdf()) {
      throw Refusal.of(400063, "A subscription attaches an image, a PDF or both.");
    }
    exchange.belongings().subscriptions().put(subscription);
    return Reply.created(element(exchange.site(), subscription))
        .withHeader("Location", exchange.location("/subscriptions/" + subscription.luid()));
  }

  private Reply update(Exchange exchange) {
    var old = find(exchange);
    var asked = exchange.body().required("subscription");
    var files = old.attachments();
    var changed =
        new Subscription(
            old.luid(),
            asked.text("subject").orElse(old.subject()),
            asked.text("message").orElse(old.message()),
            new Attachments(
                asked.flag("attachImage").orElse(files.image()),
                asked.flag("attachPdf").orElse(files.pdf()),
                asked.text("pageOrientation").orElse(files.pageOrientation()),
                asked.text("pageSizeOption").orElse(files.pageSizeOption())),
            asked.find("content").map(it -> subject(exchange.site(), it)).orElse(old.content()),
            asked
                .find("schedule")
                .map(it -> schedule(exchange, it).luid())
                .orElse(old.scheduleLuid()),
            old.userLuid(),
            asked.flag("suspended").orElse(old.suspended()));
    exchange.belongings().subscriptions().put(changed);
    return Reply.ok(element(exchange.site(), changed));
  }

  private static Reply delete(Exchange exchange) {
    exchange.belongings().subscriptions().remove(find(exchange).luid());
    return Reply.noContent();
  }

  private static Subscription find(Exchange exchange) {
    var luid = exchange.variable("id");
    var found =
        exchange
            .belongings()
            .subscriptions()
            .find(luid)
            .orElseThrow(() -> Refusal.notFound(404022, "Subscription", luid));
    exchange.checkOwner(found.userLuid());
    return found;
  }

  private static Subject subject(Site site, Body asked) {
    var luid = asked.requiredText("id");
    var sendIfEmpty = asked.flag("sendIfViewEmpty").orElse(true);
    return switch (asked.requiredText("type")) {
      case "View", "view" ->
          new Subject(ContentKind.VIEWS.get(site, luid).luid(), false, sendIfEmpty);
      case "Workbook", "workbook" ->
          new Subject(ContentKind.WORKBOOKS.get(site, luid).luid(), true, sendIfEmpty);
      default -> throw Refusal.of(400063, "One can subscribe to a View or a Workbook.");
    };
  }

  private Schedule schedule(Exchange exchange, Body asked) {
    var luid = asked.text("id");
    if (luid.isPresent()) {
      return ScheduleRoutes.find(exchange.site(), luid.get());
    }
    var frequency = asked.requiredText("frequency");
    var start = asked.required("frequencyDetails").requiredText("start");
    var own =
        new Schedule(
            exchange.site().newLuid(),
            "Custom schedule, %s from %s".formatted(frequency, start),
            "Subscription",
            frequency,
            time(start),
            clock.instant());
    exchange.belongings().schedules().put(own);
    return own;
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException _) {
      throw Refusal.malformed("'start' of 'frequencyDetails' is not a time such as 06:30:00");
    }
  }

  private static Element element(Site site, Subscription subscription) {
    var files = subscription.attachments();
    var subject = subscription.content();
    var content =
        Element.reference("content", subject.luid())
            .with("name", site.content().find(subject.luid()).map(Content::name))
            .with("sendIfViewEmpty", subject.sendIfViewEmpty())
            .with("type", subject.workbook() ? "Workbook" : "View");
    var user =
        Element.reference("user", subscription.userLuid())
            .with("name", site.users().find(subscription.userLuid()).map(User::name));
    var element =
        Element.named("subscription")
            .with("id", subscription.luid())
            .with("subject", subscription.subject())
            .with("message", subscription.message())
            .with("attachImage", files.image())
            .with("attachPdf", files.pdf())
            .with("pageOrientation", files.pageOrientation())
            .with("pageSizeOption", files.pageSizeOption())
            .with("suspended", subscription.suspended())
            .child(content);
    site.belongings()
        .schedules()
        .find(subscription.scheduleLuid())
        .ifPresent(schedule -> element.child(ScheduleElements.named(schedule)));
    return element.child(user);
  }
}

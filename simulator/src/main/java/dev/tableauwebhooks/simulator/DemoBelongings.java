package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.DataAlert.Rule;
import dev.tableauwebhooks.simulator.Grant.Grantee;
import dev.tableauwebhooks.simulator.Subscription.Attachments;
import dev.tableauwebhooks.simulator.Subscription.Subject;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills the demo site with what hangs on its content: groups, schedules, alerts, lineage, Pulse.
 */
final class DemoBelongings {

  private static final Instant CREATED = Instant.parse("2026-01-05T08:00:00Z");

  private final Site site;
  private final Belongings belongings;

  private DemoBelongings(Site site) {
    this.site = site;
    this.belongings = site.belongings();
  }

  /** To be called when the content is there. */
  static void addTo(Site site) {
    var demo = new DemoBelongings(site);
    demo.groups();
    demo.lineage();
    demo.schedules();
    demo.readers();
    demo.pulse();
  }

  private void groups() {
    var finance = group("Finance", "maya", "jonas");
    group("Data Team", "sam", "zoe", DemoSite.ADMIN);
    var reports = site.projectAt("Finance/Reports").orElseThrow();
    for (var capability : List.of("Read", "Filter", "ExportData")) {
      grant(reports.luid() + "/workbooks", finance, capability);
      grant(workbook("Revenue Overview").luid(), finance, capability);
    }
  }

  private void lineage() {
    reads("Revenue Overview", "Revenue");
    reads("Revenue Overview", "General Ledger");
    reads("Month End Close", "General Ledger");
    reads("Pipeline 🚀", "CRM Accounts");
    reads("EMEA Forecast", "CRM Accounts");
    reads("EMEA Forecast", "Revenue");
    reads("Warehouse Stock", "Stock Levels");
    reads("O'Neill's Lab | Results: 100 %", "Sensors & \"Probes\" <raw>");
    reads("Clean Orders", "CRM Accounts");
  }

  private void schedules() {
    var nightly = schedule("Every night", "Extract", "Daily", LocalTime.of(2, 30));
    var hourly = schedule("Every hour", "Extract", "Hourly", LocalTime.MIDNIGHT);
    var mornings = schedule("Every morning", "Subscription", "Daily", LocalTime.of(7, 0));
    task("Revenue", nightly, false);
    task("General Ledger", nightly, false);
    task("CRM Accounts", hourly, true);
    task("Stock Levels", hourly, false);
    task("Warehouse Stock", nightly, false);
    subscription("Revenue this morning", view("Summary"), mornings, "maya");
    subscription("Checklist of the month", view("Checklist"), mornings, "jonas");
  }

  private void readers() {
    var stock = view("Stock by Site");
    belongings
        .alerts()
        .put(
            new DataAlert(
                luid("alert", "Stock is low"),
                "Stock is low",
                new Rule("below", "100", "Daily"),
                true,
                user(DemoSite.ADMIN),
                stock.luid(),
                List.of(user(DemoSite.ADMIN), user("sam")),
                CREATED,
                CREATED));
    belongings
        .customViews()
        .put(
            new CustomView(
                luid("custom view", "Only the East"),
                "Only the East",
                true,
                view("Summary").luid(),
                user("maya"),
                Map.of("Region", "East"),
                CREATED,
                CREATED));
  }

  private void pulse() {
    var sales = definition("Sales", "Revenue", "Sales");
    var pipeline = definition("Open pipeline", "CRM Accounts", "Profit");
    follow(metric(sales, "GRANULARITY_BY_MONTH", true, ""), "maya");
    metric(sales, "GRANULARITY_BY_WEEK", false, "East");
    follow(metric(pipeline, "GRANULARITY_BY_MONTH", true, ""), DemoSite.ADMIN);
  }

  private Group group(String name, String... members) {
    var group = new Group(luid("group", name), name, Optional.empty());
    belongings.groups().put(group);
    for (var member : members) {
      belongings.memberships().put(new Membership(group.luid(), user(member)));
    }
    return group;
  }

  private void grant(String target, Group group, String capability) {
    belongings
        .grants()
        .put(new Grant(target, new Grantee("group", group.luid()), capability, true));
  }

  private void reads(String reader, String datasource) {
    belongings.readings().put(new Reading(content(reader).luid(), content(datasource).luid()));
  }

  private Schedule schedule(String name, String type, String frequency, LocalTime start) {
    var schedule = new Schedule(luid("schedule", name), name, type, frequency, start, CREATED);
    belongings.schedules().put(schedule);
    return schedule;
  }

  private void task(String content, Schedule schedule, boolean incremental) {
    belongings
        .tasks()
        .put(
            new RefreshTask(
                luid("task", content),
                content(content).luid(),
                schedule.luid(),
                incremental,
                50,
                0));
  }

  private void subscription(String subject, View view, Schedule schedule, String user) {
    belongings
        .subscriptions()
        .put(
            new Subscription(
                luid("subscription", subject),
                subject,
                "",
                new Attachments(true, false, "PORTRAIT", "A4"),
                new Subject(view.luid(), false, true),
                schedule.luid(),
                user(user),
                false));
  }

  private PulseDefinition definition(String name, String datasource, String measure) {
    var definition =
        new PulseDefinition(
            luid("definition", name),
            name,
            "",
            content(datasource).luid(),
            measure,
            "Month",
            CREATED);
    belongings.definitions().put(definition);
    return definition;
  }

  private PulseMetric metric(
      PulseDefinition of, String granularity, boolean isDefault, String region) {
    var metric =
        new PulseMetric(
            luid("metric", of.name() + granularity + region),
            of.luid(),
            granularity,
            isDefault,
            region);
    belongings.metrics().put(metric);
    return metric;
  }

  private void follow(PulseMetric metric, String user) {
    belongings
        .follows()
        .put(new PulseFollow(luid("follow", metric.luid() + user), metric.luid(), user(user)));
  }

  private Workbook workbook(String name) {
    return site.all(Workbook.class).stream()
        .filter(workbook -> workbook.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private View view(String name) {
    return site.all(View.class).stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Content content(String name) {
    return site.content().all().stream()
        .filter(content -> content.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String user(String name) {
    return site.userNamed(name).orElseThrow().luid();
  }

  private static String luid(String kind, String name) {
    return Luids.stable(kind, "demo/" + name);
  }
}

package dev.tableauwebhooks.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.rest.Credentials;
import dev.tableauwebhooks.rest.ExportOptions;
import dev.tableauwebhooks.rest.ExportOptions.Orientation;
import dev.tableauwebhooks.rest.ExportOptions.Paper;
import dev.tableauwebhooks.rest.Filter;
import dev.tableauwebhooks.rest.Pulse.Bundle;
import dev.tableauwebhooks.rest.Query;
import dev.tableauwebhooks.rest.SaveTo;
import dev.tableauwebhooks.rest.Tableau;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.model.CustomView;
import dev.tableauwebhooks.rest.model.DataAlert;
import dev.tableauwebhooks.rest.model.Group;
import dev.tableauwebhooks.rest.model.Lineage.Asset;
import dev.tableauwebhooks.rest.model.Lineage.Owner;
import dev.tableauwebhooks.rest.model.PermissionTarget;
import dev.tableauwebhooks.rest.model.PulseDefinition;
import dev.tableauwebhooks.rest.model.Subscription;
import dev.tableauwebhooks.rest.model.User;
import dev.tableauwebhooks.simulator.DemoSite;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client of Tableau's REST API against the simulator. Neither was written with the other's code
 * at hand, so what they agree on is Tableau's documentation.
 */
class ClientAsksSimulatorIT {

  private static TableauSimulator simulator;
  private static Tableau client;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    simulator = TableauSimulator.start(SimulatorSettings.immediate());
    client = client(simulator);
  }

  @AfterAll
  static void stop() {
    client.close();
    simulator.close();
  }

  static Tableau client(TableauSimulator simulator) {
    return Tableau.at(simulator.uri())
        .site(DemoSite.CONTENT_URL)
        .credentials(Credentials.personalAccessToken(DemoSite.PAT_NAME, DemoSite.PAT_SECRET))
        .build();
  }

  @Test
  void findsContentPageByPage() {
    var critical = Query.all().where(Filter.eq("tags", "critical")).pageSize(1);

    assertThat(client.workbooks().list(critical))
        .extracting(workbook -> workbook.facts().name())
        .containsExactly("Revenue Overview", "Month End Close", "Pipeline 🚀");
    assertThat(client.datasources().list(critical))
        .extracting(datasource -> datasource.facts().name())
        .containsExactly("Revenue");
    assertThat(client.views().list(Query.all().pageSize(2)).count())
        .isEqualTo(simulator.views().size());
    assertThat(client.flows().list(Query.all()))
        .extracting(flow -> flow.facts().name())
        .containsExactly("Clean Orders");
  }

  @Test
  void looksUpWhatAnEventNames() {
    var workbook = client.workbooks().get(simulator.workbook("Revenue Overview").luid());
    var view = client.views().get(workbook.defaultViewLuid().orElseThrow());

    assertThat(workbook.facts().owner().orElseThrow().luid())
        .isEqualTo(simulator.user("maya").luid());
    assertThat(client.workbooks().views(workbook.facts().luid())).hasSize(2);
    assertThat(view.totalViews()).hasValue(42);
    assertThat(client.users().get(simulator.user("maya").luid()).email())
        .contains("maya.chen@example.com");
    assertThat(client.site().contentUrl()).isEqualTo("demo");
  }

  @Test
  void knowsGroupsAndTheirMembers() {
    var groups = client.groups().list(Query.all()).toList();
    var finance =
        groups.stream().filter(group -> group.name().equals("Finance")).findFirst().orElseThrow();

    assertThat(groups).extracting(Group::name).containsExactly("All Users", "Finance", "Data Team");
    assertThat(client.groups().users(finance.luid()))
        .extracting(User::name)
        .containsExactly("maya", "jonas");
    assertThat(client.groups().ofUser(simulator.user("maya").luid()))
        .extracting(Group::name)
        .containsExactly("All Users", "Finance");
  }

  @Test
  void knowsWhatIsGranted() {
    var grants =
        client
            .permissions()
            .of(PermissionTarget.WORKBOOK, simulator.workbook("Revenue Overview").luid());

    assertThat(grants).hasSize(1);
    assertThat(grants.getFirst().capabilities()).containsOnlyKeys("Read", "Filter", "ExportData");
    assertThat(grants.getFirst().allows("Read")).isTrue();
  }

  @Test
  void knowsSchedulesOfRefreshes() {
    var revenue = simulator.datasource("Revenue").luid();
    var task = client.refreshTasks().of(revenue).getFirst();

    assertThat(client.refreshTasks().list()).hasSize(5);
    assertThat(task.schedule().orElseThrow().frequency()).contains("Daily");
    assertThat(task.schedule().orElseThrow().nextRunAt()).isPresent();
    assertThat(client.refreshTasks().get(task.luid())).isEqualTo(task);
  }

  @Test
  void knowsSubscriptionsAlertsAndCustomViews() {
    var subscriptions = client.subscriptions().list().toList();
    var alerts = client.dataAlerts().list().toList();
    var views =
        client
            .customViews()
            .list(Query.all().where(Filter.eq("ownerId", simulator.user("maya").luid())))
            .toList();

    assertThat(subscriptions)
        .extracting(Subscription::subject)
        .containsExactly("Revenue this morning", "Checklist of the month");
    assertThat(client.subscriptions().get(subscriptions.getFirst().luid()))
        .isEqualTo(subscriptions.getFirst());
    assertThat(alerts).extracting(DataAlert::subject).containsExactly("Stock is low");
    assertThat(client.dataAlerts().get(alerts.getFirst().luid()).recipientLuids())
        .containsExactly(simulator.user("admin").luid(), simulator.user("sam").luid());
    assertThat(views).extracting(CustomView::name).containsExactly("Only the East");
    assertThat(client.customViews().get(views.getFirst().luid())).isEqualTo(views.getFirst());
  }

  @Test
  void followsLineageDownFromADatasource() {
    var crm = simulator.datasource("CRM Accounts").luid();
    var lineage = client.metadata().lineageOfDatasource(crm).orElseThrow();

    assertThat(lineage.isPartial()).isFalse();
    assertThat(lineage.workbooks())
        .extracting(Asset::name)
        .containsExactly("Pipeline 🚀", "EMEA Forecast");
    assertThat(lineage.flows()).extracting(Asset::name).containsExactly("Clean Orders");
    assertThat(lineage.dashboards()).extracting(Asset::name).contains("Won & Lost");
    assertThat(lineage.owners())
        .extracting(owner -> owner.username().orElse(""))
        .containsExactly("sam", "jonas");
    assertThat(lineage.owners().getFirst()).extracting(Owner::email).isEqualTo(Optional.empty());
  }

  @Test
  void followsLineageUpFromAWorkbook() {
    var lineage =
        client
            .metadata()
            .lineageOfWorkbook(simulator.workbook("Revenue Overview").luid())
            .orElseThrow();

    assertThat(lineage.upstream())
        .extracting(Asset::name)
        .containsExactly("Revenue", "General Ledger");
    assertThat(lineage.dashboards())
        .extracting(Asset::name)
        .containsExactly("Summary", "By Region");
    assertThat(client.metadata().lineageOfWorkbook("nobody-knows-it")).isEmpty();
  }

  @Test
  void keepsTheDataOfAPartialAnswer() {
    simulator.faults().addMetadataError("Reached time limit of PT5S for query execution.");

    var answer = client.metadata().query("{ workbooks { name } }", Map.of());

    assertThat(answer.isPartial()).isTrue();
    assertThat(answer.errors()).containsExactly("Reached time limit of PT5S for query execution.");
    assertThat(answer.data()).containsKey("workbooks");
    assertThatThrownBy(() -> client.metadata().query("{ nothing }", Map.of()))
        .isInstanceOf(TableauException.class)
        .hasMessageContaining("FieldUndefined");
  }

  @Test
  void searches() {
    var hits = client.search().find("revenue", List.of("workbook", "datasource"), 10);

    assertThat(hits)
        .extracting(hit -> hit.type() + " " + hit.title() + " by " + hit.ownerName().orElse(""))
        .containsExactly(
            "workbook Revenue Overview by Maya Chen", "datasource Revenue by Maya Chen");
    assertThat(client.search().find("nothing like this", List.of(), 10)).isEmpty();
  }

  @Test
  void asksPulse() {
    var zone = ZoneId.of("Europe/Berlin");
    var definitions = client.pulse().definitions();
    var sales = definitions.getFirst();
    var metric = sales.metrics().getFirst();

    assertThat(definitions)
        .extracting(PulseDefinition::name)
        .containsExactly("Sales", "Open pipeline");
    assertThat(sales.datasourceLuid()).contains(simulator.datasource("Revenue").luid());
    assertThat(client.pulse().definitions(List.of(sales.luid()))).containsExactly(sales);
    assertThat(client.pulse().metrics(sales.luid())).hasSize(2).contains(metric);
    assertThat(client.pulse().metrics(List.of(metric.luid()))).containsExactly(metric);
    assertThat(client.pulse().subscriptions()).hasSize(1);
    assertThat(
            client.pulse().insights(Bundle.BAN, sales, metric, zone).getFirst().markup().orElse(""))
        .startsWith("Sales is ")
        .endsWith(" % compared to the prior period.");
    assertThat(client.pulse().ask("Why?", sales, metric, zone).markup()).startsWith("Sales is ");
  }

  @Test
  void savesExportsWithTheirNames() throws IOException {
    var view = simulator.views().getFirst().luid();
    var workbook = simulator.workbook("Revenue Overview").luid();
    var east = ExportOptions.none().filter("Region", "East").maxAge(Duration.ofMinutes(1));

    var image = client.views().image(view, east.highResolution(), to("a.png"));
    var pdf = client.views().pdf(view, east.page(Paper.A4, Orientation.LANDSCAPE), to("a.pdf"));
    client.views().csv(view, east, to("a.csv"));
    client.views().excel(view, east, to("a.xlsx"));
    client.views().previewImage(workbook, view, to("b.png"));
    client.workbooks().pdf(workbook, ExportOptions.none(), to("b.pdf"));
    client.workbooks().powerpoint(workbook, ExportOptions.none(), to("b.pptx"));
    client.workbooks().previewImage(workbook, to("c.png"));
    var download =
        client.workbooks().download(workbook, ExportOptions.none().withoutExtract(), to("b.twbx"));

    assertThat(image.contentType()).contains("image/png");
    assertThat(pdf.fileName()).contains("Summary.pdf");
    assertThat(download.fileName()).contains("Revenue Overview.twbx");
    assertThat(begin("a.png")).isEqualTo("\u0089PNG");
    assertThat(begin("a.pdf")).isEqualTo("%PDF");
    assertThat(begin("b.pptx")).isEqualTo("PK\u0003\u0004");
    assertThat(begin("a.xlsx")).isEqualTo("PK\u0003\u0004");
    assertThat(Files.readString(folder.resolve("a.csv"))).contains("East").doesNotContain("West");
  }

  private SaveTo to(String name) {
    return SaveTo.file(folder.resolve(name));
  }

  private String begin(String name) throws IOException {
    return new String(Files.readAllBytes(folder.resolve(name)), 0, 4, StandardCharsets.ISO_8859_1);
  }
}

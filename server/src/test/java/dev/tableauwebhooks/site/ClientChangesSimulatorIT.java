package dev.tableauwebhooks.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tableauwebhooks.rest.Filter;
import dev.tableauwebhooks.rest.Jobs;
import dev.tableauwebhooks.rest.Query;
import dev.tableauwebhooks.rest.Tableau;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.model.BackgroundJob;
import dev.tableauwebhooks.rest.model.ContentChange;
import dev.tableauwebhooks.rest.model.ContentReference;
import dev.tableauwebhooks.rest.model.ContentType;
import dev.tableauwebhooks.rest.model.FlowStart;
import dev.tableauwebhooks.rest.model.Grant;
import dev.tableauwebhooks.rest.model.Grant.Grantee;
import dev.tableauwebhooks.rest.model.Grant.Mode;
import dev.tableauwebhooks.rest.model.Group;
import dev.tableauwebhooks.rest.model.JobEnd;
import dev.tableauwebhooks.rest.model.Label;
import dev.tableauwebhooks.rest.model.LabelDefinition;
import dev.tableauwebhooks.rest.model.PermissionTarget;
import dev.tableauwebhooks.rest.model.QualityTarget;
import dev.tableauwebhooks.rest.model.QualityWarning.Notice;
import dev.tableauwebhooks.rest.model.RefreshStart;
import dev.tableauwebhooks.rest.model.Subscription;
import dev.tableauwebhooks.rest.model.SubscriptionDefinition;
import dev.tableauwebhooks.rest.model.SubscriptionDefinition.Attachment;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client changes in the simulator is seen by its other calls, as with Tableau. */
class ClientChangesSimulatorIT {

  private TableauSimulator simulator;
  private Tableau client;

  @BeforeEach
  void start() {
    simulator = TableauSimulator.start(SimulatorSettings.immediate());
    client = ClientAsksSimulatorIT.client(simulator);
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void tagsOneAndMany() {
    var workbook = simulator.workbook("Revenue Overview").luid();
    var datasource = simulator.datasource("Revenue").luid();

    client.tags().add(ContentType.WORKBOOK, workbook, List.of("late, \"now\""));
    client.tags().remove(ContentType.WORKBOOK, workbook, "finance");
    client
        .tags()
        .addToMany(
            List.of(
                new ContentReference(ContentType.WORKBOOK, workbook, Optional.empty()),
                new ContentReference(ContentType.DATASOURCE, datasource, Optional.empty())),
            List.of("quarter"));

    assertThat(client.workbooks().get(workbook).facts().tags())
        .containsExactly("critical", "late, \"now\"", "quarter");
    assertThat(client.datasources().list(Query.all().where(Filter.eq("tags", "quarter"))))
        .hasSize(1);
  }

  @Test
  void changesCertifiesAndDeletesContent() {
    var workbook = simulator.workbook("Revenue Overview").luid();
    var datasource = simulator.datasource("CRM Accounts").luid();

    client
        .workbooks()
        .update(workbook, ContentChange.none().named("Revenue now").showingTabs(false));
    client.datasources().certify(datasource, "checked");
    client.workbooks().delete(workbook);

    assertThat(client.datasources().get(datasource).certificationNote()).contains("checked");
    assertThatThrownBy(() -> client.workbooks().get(workbook))
        .isInstanceOfSatisfying(TableauException.class, e -> assertThat(e.isNotFound()).isTrue());
    assertThat(client.subscriptions().list())
        .extracting(Subscription::subject)
        .containsExactly("Checklist of the month");
    assertThat(client.customViews().list(Query.all())).isEmpty();
    assertThat(client.metadata().lineageOfWorkbook(workbook)).isEmpty();
  }

  @Test
  void refreshesAndReadsWhyItFailed() {
    var revenue = simulator.datasource("Revenue").luid();
    simulator.failNextRefresh("Revenue", "Login failed for user 'tableau'");
    var task = client.refreshTasks().of(revenue).getFirst();
    var start = (RefreshStart.Queued) client.refreshTasks().run(task.luid());

    var end = (JobEnd.Ended) client.jobs().awaitEnd(start.jobLuid(), Duration.ofSeconds(20));

    assertThat(end.job().notes()).contains("Login failed for user 'tableau'");
    assertThat(end.job().subject().orElseThrow().luid()).isEqualTo(revenue);
    assertThat(client.jobs().failedSince(Instant.EPOCH))
        .extracting(BackgroundJob::luid)
        .containsExactly(start.jobLuid());
    assertThat(client.refreshTasks().get(task.luid()).consecutiveFailures()).isEqualTo(1);
    client.refreshTasks().delete(task.luid());
    assertThat(client.refreshTasks().of(revenue)).isEmpty();
  }

  @Test
  void runsAFlow() {
    var flow = simulator.flows().getFirst().luid();
    simulator.failNextFlowRun("Clean Orders", "Out of memory");
    var start = (FlowStart.Queued) client.flows().run(flow);
    client.jobs().awaitEnd(start.jobLuid(), Duration.ofSeconds(20));

    var run = client.flows().getRun(start.flowRunLuid().orElseThrow());

    assertThat(run.status()).isEqualTo("Failed");
    assertThat(run.jobLuid()).contains(start.jobLuid());
    assertThat(client.flows().runs(Query.all().where(Filter.eq("flowId", flow))))
        .containsExactly(run);
    assertThat(client.jobs().completedSince(Instant.EPOCH, List.of(Jobs.RUN_FLOW)))
        .extracting(BackgroundJob::title)
        .containsExactly(Optional.of("Clean Orders"));
  }

  @Test
  void managesMembersAndUsers() {
    var group =
        client
            .groups()
            .list(Query.all().where(Filter.eq("name", "Finance")))
            .findFirst()
            .orElseThrow();
    var added = client.users().add("new@example.com", "Viewer");

    client.groups().addUser(group.luid(), added.luid());
    client.groups().removeUser(group.luid(), simulator.user("jonas").luid());
    client.users().changeSiteRole(added.luid(), "Explorer");
    client.users().removeAndGiveContentTo(simulator.user("maya").luid(), added.luid());

    assertThat(client.groups().users(group.luid()))
        .extracting(user -> user.name() + " " + user.siteRole().orElse(""))
        .containsExactly("new@example.com Explorer");
    assertThat(client.groups().ofUser(added.luid())).extracting(Group::name).contains("Finance");
    assertThat(simulator.workbook("Revenue Overview").listing().ownerLuid())
        .isEqualTo(added.luid());
  }

  @Test
  void grantsAndTakesAway() {
    var workbook = simulator.workbook("Pipeline 🚀").luid();
    var maya = new Grantee.OfUser(simulator.user("maya").luid());

    var granted =
        client
            .permissions()
            .add(PermissionTarget.WORKBOOK, workbook, List.of(Grant.allow(maya, "Read", "Write")));
    client.permissions().remove(PermissionTarget.WORKBOOK, workbook, maya, "Write", Mode.ALLOW);

    assertThat(granted).containsExactly(Grant.allow(maya, "Read", "Write"));
    assertThat(client.permissions().of(PermissionTarget.WORKBOOK, workbook))
        .containsExactly(Grant.allow(maya, "Read"));
  }

  @Test
  void warnsAndLabels() {
    var datasource = simulator.datasource("Revenue").luid();
    var asset = new Label.Asset("datasource", datasource);
    var notice = new Notice("WARNING", true, true, "The refresh failed.");

    client.qualityWarnings().add(QualityTarget.DATASOURCE, datasource, notice);
    var warnings = client.qualityWarnings().of(QualityTarget.DATASOURCE, datasource);
    client
        .qualityWarnings()
        .update(warnings.getFirst().luid(), new Notice("STALE", true, false, "old"));
    client
        .labels()
        .set(List.of(asset), new LabelDefinition("Sensitive data", Optional.of("m"), true, false));

    assertThat(warnings).hasSize(1);
    assertThat(warnings.getFirst().notice()).isEqualTo(notice);
    assertThat(client.qualityWarnings().of(QualityTarget.DATASOURCE, datasource))
        .extracting(warning -> warning.notice().type())
        .containsExactly("STALE");
    assertThat(client.labels().of(List.of(asset)))
        .extracting(Label::value, label -> label.category().orElse(""))
        .containsExactly(tuple("Sensitive data", "sensitivity"));
    client.qualityWarnings().clear(QualityTarget.DATASOURCE, datasource);
    client.labels().clear(List.of(asset));
    assertThat(client.qualityWarnings().of(QualityTarget.DATASOURCE, datasource)).isEmpty();
    assertThat(client.labels().of(List.of(asset))).isEmpty();
  }

  @Test
  void subscribesSuspendsAndDeletes() {
    var old = client.subscriptions().list().findFirst().orElseThrow();
    var made =
        client
            .subscriptions()
            .create(
                new SubscriptionDefinition(
                    "Stock",
                    Optional.of("Good morning"),
                    ContentType.WORKBOOK,
                    simulator.workbook("Warehouse Stock").luid(),
                    old.schedule().orElseThrow().luid(),
                    simulator.user("sam").luid(),
                    Attachment.PDF));

    client.subscriptions().suspend(made.luid(), true);
    client.subscriptions().delete(old.luid());

    assertThat(client.subscriptions().list())
        .extracting(Subscription::subject, Subscription::isSuspended)
        .containsExactly(tuple("Checklist of the month", false), tuple("Stock", true));
  }

  @Test
  void changesWhoGetsAnAlert() {
    var alert = client.dataAlerts().list().findFirst().orElseThrow().luid();

    client.dataAlerts().addUser(alert, simulator.user("zoe").luid());
    client.dataAlerts().removeUser(alert, simulator.user("sam").luid());

    assertThat(client.dataAlerts().get(alert).recipientLuids())
        .containsExactly(simulator.user("admin").luid(), simulator.user("zoe").luid());
    client.dataAlerts().delete(alert);
    assertThat(client.dataAlerts().list()).isEmpty();
  }
}

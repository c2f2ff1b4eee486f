package dev.tableauwebhooks.simulator;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/**
 * The XML has no attribute and no child that Tableau's published schema for version 3.27 does not
 * know, and the children stand in the schema's order.
 */
class XmlShapeIT {

  private static final TableauSimulator SIMULATOR = start();
  private static final TestClient CLIENT = TestClient.admin(SIMULATOR);

  /** What the schema says of an element, as far as the simulator could write it. */
  private record Shape(List<String> attributes, List<String> children) {}

  /** Element, attributes, children in their order. */
  private static final Map<String, Shape> SHAPES =
      shapes(
          """
          connections | | connection
          connection | authenticationType dbClass embedPassword id queryTaggingEnabled serverAddress serverPort type userName | datasource connectionCredentials
          pagination | pageNumber pageSize totalAvailable |
          workbooks | | workbook
          workbook | contentUrl createdAt defaultViewId description encryptExtracts hasExtracts id name sheetCount showTabs size updatedAt webpageUrl | connections site project location owner tags views
          datasources | | datasource
          datasource | certificationNote contentUrl createdAt description encryptExtracts hasExtracts id isCertified name size type updatedAt webpageUrl | site project location owner tags
          views | | view
          view | contentUrl createdAt hidden id name sheetType updatedAt viewUrlName | workbook owner project tags usage location
          usage | totalViewCount |
          flows | | flow
          flow | createdAt description fileType id name updatedAt webpageUrl | site project owner tags parameters
          projects | | project
          project | contentPermissions controllingPermissionsProjectId createdAt description id name parentProjectId topLevelProject updatedAt writeable | owner contentsCounts
          owner | authSetting email externalAuthUserId fullName id lastLogin name siteRole | domain groups
          users | | user
          user | authSetting email externalAuthUserId fullName id language lastLogin locale name siteRole | domain groups
          domain | id name shortName |
          tags | | tag
          tag | label |
          groups | | group
          group | externalUserEnabled id minimumSiteRole name userCount | domain import
          permissions | | parent datasource flow project view workbook granteeCapabilities
          granteeCapabilities | | group groupSet user capabilities
          capabilities | | capability
          capability | mode name |
          backgroundJobs | | backgroundJob
          backgroundJob | createdAt endedAt id jobType priority startedAt status subtitle title |
          job | completedAt createdAt finishCode id mode progress startedAt type updatedAt | statusNotes extractRefreshJob subscriptionJobType runFlowJobType
          statusNotes | | statusNote
          statusNote | text type value |
          extractRefreshJob | | notes datasource view workbook
          runFlowJobType | flowRunId | notes flow
          notes | |
          tasks | | task
          task | | extractRefresh
          extractRefresh | consecutiveFailedCount id incremental priority type | schedule datasource view workbook
          schedules | | schedule
          schedule | createdAt endScheduleAt executionOrder frequency id name nextRunAt priority state type updatedAt | frequencyDetails
          frequencyDetails | end start | intervals
          intervals | | interval
          interval | hours minutes monthDay weekDay |
          flowRuns | backgroundJobId completedAt flowId id progress startedAt status | flowRuns
          flowRun | backgroundJobId completedAt flowId id progress startedAt status | flowParameterRuns
          subscriptions | | subscription
          subscription | attachImage attachPdf id message pageOrientation pageSizeOption refreshExtractTriggered subject suspended | content schedule user
          content | customViewId id name sendIfViewEmpty type contentType |
          dataAlerts | | dataAlert
          dataAlert | alertCondition alertThreshold createdAt creatorId frequency id public subject suspended updatedAt | owner view recipients
          recipients | | recipient
          recipient | id lastSent name |
          customViews | | customView
          customView | createdAt id lastAccessedAt name shared updatedAt | view workbook owner
          dataQualityWarningList | | dataQualityWarning
          dataQualityWarning | contentId contentType createdAt id isActive isSevere message type updatedAt userDisplayName | site owner
          dataQualityTriggerList | | dataQualityTrigger
          dataQualityTrigger | active contentId contentType createdAt id message severe siteId type updatedAt userDisplayName userId |
          labelList | | label
          label | active category contentId contentType createdAt elevated id message updatedAt userDisplayName value | site owner
          site | adminMode contentUrl id name state | usage
          sites | | site
          tagBatch | | tags contents
          contents | | content
          webhooks | | webhook
          webhook | createdAt event id isEnabled name statusChangeReason updatedAt | webhook-source webhook-destination owner
          webhook-destination | | webhook-destination-http
          webhook-destination-http | method url |
          serverInfo | | productVersion prepConductorVersion restApiVersion platform
          productVersion | build |
          restApiVersion | |
          session | | site user
          """);

  private static TableauSimulator start() {
    var simulator = TableauSimulator.start(SimulatorSettings.immediate());
    simulator.failNextRefresh("Revenue Overview", "no route to host");
    return simulator;
  }

  @AfterAll
  static void stop() {
    SIMULATOR.close();
  }

  static List<String> reads() {
    var workbook = "/workbooks/" + SIMULATOR.workbook("Revenue Overview").luid();
    var datasource = SIMULATOR.datasource("Revenue").luid();
    var view = "/views/" + SIMULATOR.views().getFirst().luid();
    var flow = "/flows/" + SIMULATOR.flows().getFirst().luid();
    var user = "/users/" + SIMULATOR.user("maya").luid();
    return List.of(
        "",
        "/workbooks",
        "/workbooks?fields=_all_",
        workbook,
        workbook + "/views?includeUsageStatistics=true",
        workbook + "/permissions",
        workbook + "/connections",
        "/datasources/" + datasource + "/connections",
        "/datasources?fields=_all_",
        "/datasources/" + datasource,
        "/datasources/" + datasource + "/permissions",
        "/views?fields=_all_",
        view,
        view + "/permissions",
        "/flows?fields=_all_",
        flow,
        flow + "/permissions",
        "/flows/runs",
        "/projects?fields=_all_",
        "/projects/" + project() + "/permissions",
        "/projects/" + project() + "/default-permissions/workbooks",
        "/users?fields=_all_",
        user,
        user + "/groups",
        "/groups?fields=_all_",
        "/groups/" + group() + "/users",
        "/jobs",
        "/tasks/extractRefreshes",
        "/subscriptions",
        "/dataAlerts",
        "/customviews",
        "/dataQualityWarnings/datasource/" + datasource,
        "/dataQualityTriggers/datasource/contentIds?filter=contentId:in:%5B" + datasource + "%5D",
        "/webhooks");
  }

  @ParameterizedTest
  @MethodSource("reads")
  void writesWhatTheSchemaKnows(String path) {
    var answer = CLIENT.siteXml("GET", path, "").isOk();

    assertThat(problems(answer)).isEmpty();
  }

  @Test
  void writesSingleThingsAsTheSchemaKnowsThem() {
    checkSingleThings();
  }

  private static void checkSingleThings() {
    for (var list : List.of("subscriptions", "dataAlerts", "customviews", "jobs")) {
      var name = list.equals("jobs") ? "backgroundJobs" : list.replace("customv", "customV");
      var item = name.substring(0, name.length() - 1);
      for (var one : CLIENT.get("/" + list).at("/%s/%s".formatted(name, item))) {
        var single = CLIENT.siteXml("GET", "/%s/%s".formatted(list, one.path("id").asString()), "");
        assertThat(problems(single.isOk())).describedAs(list).isEmpty();
      }
    }
    for (var task : CLIENT.get("/tasks/extractRefreshes").at("/tasks/task")) {
      var path = "/tasks/extractRefreshes/" + task.at("/extractRefresh/id").asString();
      assertThat(problems(CLIENT.siteXml("GET", path, "").isOk())).isEmpty();
    }
    assertThat(problems(CLIENT.siteXml("GET", "", "").isOk())).isEmpty();
  }

  @Test
  void writesWhatChangesAnswerAsTheSchemaKnowsIt() throws Exception {
    var datasource = SIMULATOR.datasource("CRM Accounts").luid();
    var workbook = SIMULATOR.workbook("Revenue Overview").luid();
    var flow = SIMULATOR.flows().getFirst().luid();
    var label = "<content contentType=\"datasource\" id=\"%s\"/>".formatted(datasource);

    check("POST", "/groups", "<group name=\"Board\"/>");
    check("POST", "/projects", "<project name=\"New\"/>");
    check(
        "POST",
        "/dataQualityWarnings/datasource/" + datasource,
        "<dataQualityWarning type=\"STALE\" isActive=\"true\" isSevere=\"true\" message=\"old\"/>");
    check(
        "PUT",
        "/tags:batchCreate",
        """
        <tagBatch><tags><tag label="a"/></tags><contents>
        <content contentType="Workbook" id="%s"/></contents></tagBatch>\
        """
            .formatted(workbook));
    check(
        "PUT",
        "/labels",
        "<contentList>%s</contentList><label value=\"Stale\" message=\"m\"/>".formatted(label));
    check("POST", "/workbooks/%s/refresh".formatted(workbook), "");
    check("POST", "/flows/%s/run".formatted(flow), "");
    SIMULATOR.awaitIdle(Duration.ofSeconds(10));
    checkSingleThings();
    check("GET", "/flows/runs", "");
  }

  private static void check(String method, String path, String request) {
    var body = method.equals("GET") ? "" : "<tsRequest>%s</tsRequest>".formatted(request);
    var answer = CLIENT.siteXml(method, path, body).isOk();

    assertThat(problems(answer)).describedAs(path).isEmpty();
  }

  private static List<String> problems(TestClient.Answer answer) {
    assertThat(answer.header("Content-Type")).startsWith("application/xml");
    var root = answer.xml();
    assertThat(root.getNamespaceURI()).isEqualTo("http://tableau.com/api");
    var problems = new ArrayList<String>();
    for (var child : children(root)) {
      collect(child, problems);
    }
    return problems;
  }

  private static void collect(Element element, List<String> problems) {
    var shape = SHAPES.get(element.getTagName());
    if (shape == null) {
      problems.add("The schema has no " + element.getTagName());
      return;
    }
    var attributes = element.getAttributes();
    for (var index = 0; index < attributes.getLength(); index++) {
      var name = attributes.item(index).getNodeName();
      if (!shape.attributes().contains(name)) {
        problems.add("%s has no attribute %s".formatted(element.getTagName(), name));
      }
    }
    var place = 0;
    for (var child : children(element)) {
      var next = shape.children().indexOf(child.getTagName());
      if (next < place) {
        problems.add(
            "%s is not where it belongs in %s".formatted(child.getTagName(), element.getTagName()));
      }
      place = Math.max(place, next);
      collect(child, problems);
    }
  }

  private static List<Element> children(Element parent) {
    var children = new ArrayList<Element>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static Map<String, Shape> shapes(String table) {
    return table
        .lines()
        .map(line -> line.split("\\|", -1))
        .collect(
            toMap(cells -> cells[0].strip(), cells -> new Shape(words(cells[1]), words(cells[2]))));
  }

  private static List<String> words(String cell) {
    return Arrays.stream(cell.strip().split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static String project() {
    return SIMULATOR.projects().getFirst().luid();
  }

  private static String group() {
    return CLIENT.get("/groups").at("/groups/group/0/id").asString();
  }
}

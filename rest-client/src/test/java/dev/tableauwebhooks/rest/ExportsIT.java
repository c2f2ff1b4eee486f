package dev.tableauwebhooks.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.rest.ExportOptions.Orientation;
import dev.tableauwebhooks.rest.ExportOptions.Paper;
import dev.tableauwebhooks.rest.StandIn.Reply;
import dev.tableauwebhooks.rest.TableauProblem.NotSaved;
import dev.tableauwebhooks.rest.TableauProblem.Unreadable;
import dev.tableauwebhooks.rest.model.CustomView;
import dev.tableauwebhooks.rest.model.Saved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsIT {
  private static final ExportOptions NONE = ExportOptions.none();

  @TempDir Path folder;
  private StandIn tableau;
  private Tableau client;

  @BeforeEach
  void start() throws IOException {
    tableau = StandIn.start();
    client = tableau.client().build();
  }

  @AfterEach
  void stop() {
    client.close();
    tableau.close();
  }

  @Test
  void savesEveryByteAndTellsOfTheProgress() throws IOException {
    var content = new byte[3_000_000];
    new Random(1).nextBytes(content);
    tableau.onSite(
        "GET",
        "/workbooks/w1/content",
        _ ->
            Reply.file(200, "application/octet-stream", content)
                .header(
                    "Content-Disposition",
                    "name=\"tableau_workbook\"; filename=\"_\"; filename*=UTF-8''..%2FSales%20%F0%9F%98%80.twbx"));
    var progress = new ArrayList<Long>();
    var file = folder.resolve("out.twbx");
    Files.writeString(file, "old");
    var saved =
        client
            .workbooks()
            .download("w1", NONE.withoutExtract(), SaveTo.file(file).reporting(progress::add));
    assertThat(saved.file()).isEqualTo(file);
    assertThat(saved.bytes()).isEqualTo(content.length);
    assertThat(saved.contentType()).contains("application/octet-stream");
    assertThat(saved.fileName()).contains("Sales 😀.twbx");
    assertThat(file).hasBinaryContent(content);
    assertThat(progress).isSorted().endsWith(3_000_000L).hasSizeGreaterThan(10);
    assertThat(tableau.received().getLast().query()).isEqualTo("includeExtract=false");
    assertThat(folderNames()).containsExactly("out.twbx");
  }

  @Test
  void leavesNothingOfAFileThatIsTooLong() throws IOException {
    var file = folder.resolve("data.csv");
    tableau.onSite("GET", "/views/v1/data", _ -> csv("x".repeat(1001)));
    assertThatThrownBy(() -> client.views().csv("v1", NONE, SaveTo.file(file).atMost(1000)))
        .hasMessage(
            "The answer 200 to GET %s/api/3.27/sites/site-luid/views/v1/data has more than 1000"
                + " bytes. Ask for less at once.",
            tableau.uri())
        .isInstanceOfSatisfying(
            TableauException.class, e -> assertThat(e.retryMayHelp()).isFalse());
    assertThat(folderNames()).isEmpty();
    assertThat(client.views().csv("v1", NONE, SaveTo.file(file).atMost(1001)).bytes())
        .isEqualTo(1001);
  }

  @Test
  void sendsFiltersParametersAgeAndSize() {
    tableau.onSite("GET", "/views/v1/image", _ -> Reply.file(200, "image/png", new byte[] {1}));
    client
        .views()
        .image(
            "v1",
            NONE.filter("Region", "East & <West>", "Berlin, Mitte")
                .parameter("Top N", "é😀")
                .maxAge(Duration.ofMinutes(5))
                .highResolution()
                .size(800, 600),
            to("v.png"));
    assertThat(tableau.received().getLast().query())
        .isEqualTo(
            "vf_Region=East%20%26%20%3CWest%3E%2CBerlin%5C%2C%20Mitte"
                + "&vf_Parameters.Top%20N=%C3%A9%F0%9F%98%80&maxAge=5&resolution=high"
                + "&vizWidth=800&vizHeight=600");
  }

  @Test
  void sendsThePaper() {
    tableau.onSite("GET", "/workbooks/w1/pdf", _ -> csv("%PDF"));
    client.workbooks().pdf("w1", NONE.page(Paper.A4, Orientation.LANDSCAPE), to("w.pdf"));
    assertThat(tableau.received().getLast().query()).isEqualTo("type=A4&orientation=Landscape");
  }

  @Test
  void refusesOptionsThatAnExportDoesNotHave() {
    assertThatThrownBy(
            () -> client.views().csv("v", NONE.page(Paper.A4, Orientation.PORTRAIT), to("x")))
        .hasMessage("This export has no 'type'. It takes: filters, max age.");
    assertThatThrownBy(() -> NONE.maxAge(Duration.ofSeconds(59)))
        .hasMessage("The least age that Tableau takes is a minute, not PT59S.");
    assertThat(tableau.received()).isEmpty();
  }

  @Test
  void savesEachKind() throws IOException {
    for (var path :
        List.of(
            "/workbooks/x/powerpoint",
            "/workbooks/x/previewImage",
            "/workbooks/w/views/x/previewImage",
            "/views/x/pdf",
            "/views/x/crosstab/excel",
            "/datasources/x/content",
            "/flows/x/content",
            "/customviews/x/image",
            "/customviews/x/pdf",
            "/customviews/x/data")) {
      tableau.onSite(
          "GET", path, _ -> csv(path).header("Content-Disposition", "filename=\"x.dat\""));
    }
    var saved =
        List.of(
            client.workbooks().powerpoint("x", NONE, to("1")),
            client.workbooks().previewImage("x", to("2")),
            client.views().previewImage("w", "x", to("3")),
            client.views().pdf("x", NONE, to("4")),
            client.views().excel("x", NONE, to("5")),
            client.datasources().download("x", NONE, to("6")),
            client.flows().download("x", NONE, to("7")),
            client.customViews().image("x", NONE, to("8")),
            client.customViews().pdf("x", NONE, to("9")),
            client.customViews().csv("x", NONE, to("10")));
    assertThat(saved).extracting(Saved::bytes).allMatch(bytes -> bytes > 10);
    assertThat(saved).extracting(Saved::fileName).containsOnly(Optional.of("x.dat"));
    assertThat(folder.resolve("5")).hasContent("/views/x/crosstab/excel");
  }

  @Test
  void reportsTableausErrorAndLeavesNoFile() throws IOException {
    tableau.onSite(
        "GET",
        "/views/v1/pdf",
        _ ->
            Reply.file(
                403,
                "application/xml",
                """
                <tsResponse xmlns="http://tableau.com/api"><error code="403004">
                  <summary>Forbidden</summary><detail>No</detail></error></tsResponse>
                """
                    .getBytes(UTF_8)));
    assertThatThrownBy(() -> client.views().pdf("v1", NONE, to("v.pdf")))
        .hasMessageContaining("Tableau answered 403")
        .hasMessageContaining("403004: Forbidden: No");
    assertThat(folderNames()).isEmpty();
  }

  @Test
  void takesNoSignInPageForAFile() throws IOException {
    tableau.onSite(
        "GET", "/views/v1/pdf", _ -> Reply.file(200, "text/html", "<html>".getBytes(UTF_8)));
    assertThatThrownBy(() -> client.views().pdf("v1", NONE, to("v.pdf")))
        .isInstanceOfSatisfying(
            TableauException.class, e -> assertThat(e.problem()).isInstanceOf(Unreadable.class));
    assertThat(folderNames()).isEmpty();
  }

  @Test
  void triesAgainAfterAFaultOfTheServerAndSignsInAgainWhereTheSessionIsOver() {
    var calls = new AtomicInteger();
    tableau.onSite(
        "GET",
        "/views/v1/data",
        _ ->
            switch (calls.incrementAndGet()) {
              case 1 -> Reply.json(503, "<html>");
              case 2 -> Reply.error("401002", "Unauthorized", "Invalid");
              default -> csv("a,b\n1,\"x\ny\"\n");
            });
    assertThat(client.views().csv("v1", NONE, to("v.csv")).bytes()).isEqualTo(12);
    assertThat(tableau.signIns()).hasSize(2);
  }

  @Test
  void saysThatAFileCannotBeWritten() {
    tableau.onSite("GET", "/views/v1/data", _ -> csv("a"));
    var nowhere = folder.resolve("no/such/v.csv");
    assertThatThrownBy(() -> client.views().csv("v1", NONE, SaveTo.file(nowhere)))
        .hasMessageStartingWith(
            "The answer to GET %s/api/3.27/sites/site-luid/views/v1/data could not be written to"
                + " '%s': ",
            tableau.uri(), nowhere)
        .hasMessageEndingWith("Check that the folder exists, may be written to, and has room.")
        .isInstanceOfSatisfying(
            TableauException.class, e -> assertThat(e.problem()).isInstanceOf(NotSaved.class));
    assertThatThrownBy(() -> client.views().csv("v1", NONE, SaveTo.file(folder)))
        .hasMessageContaining("it is a folder");
  }

  @Test
  void waitsForAnExportLongerThanForOtherCallsButNotForEver() throws IOException {
    var end = new CountDownLatch(1);
    tableau.onSite(
        "GET",
        "/views/v1/data",
        _ -> {
          end.await();
          return csv("a");
        });
    client = tableau.client().exportTimeout(Duration.ofMillis(200)).build();
    assertThatThrownBy(() -> client.views().csv("v1", NONE, to("v.csv")))
        .hasMessageEndingWith("no whole answer within 200 ms.");
    end.countDown();
    assertThat(folderNames()).isEmpty();
  }

  @Test
  void listsCustomViews() {
    var view =
        """
        {"id": "c1", "name": "Mine", "shared": "True", "createdAt": "2026-01-02T03:04:05Z",
          "view": {"id": "v1"}, "workbook": {"id": "w1"}, "owner": {"id": "u1"}}
        """;
    tableau
        .onSite("GET", "/customviews", "{\"customViews\": {\"customView\": [" + view + "]}}")
        .onSite("GET", "/customviews/c1", "{\"customView\": " + view + "}");
    var custom = client.customViews().get("c1");
    assertThat(custom.isShared()).isTrue();
    assertThat(custom.view().orElseThrow().luid()).isEqualTo("v1");
    assertThat(client.customViews().list(Query.all()).map(CustomView::luid)).containsExactly("c1");
    assertThat(custom.updatedAt()).isEqualTo(Optional.empty());
  }

  private static Reply csv(String text) {
    return Reply.file(200, "text/csv", text.getBytes(UTF_8));
  }

  private SaveTo to(String name) {
    return SaveTo.file(folder.resolve(name));
  }

  private List<String> folderNames() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}

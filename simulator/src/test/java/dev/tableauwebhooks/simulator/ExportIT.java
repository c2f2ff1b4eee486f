package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every export is a file that its own kind of program opens, and shows what the call asked for. */
class ExportIT {

  private final SettableClock clock = new SettableClock();
  private final StepScheduler scheduler = new StepScheduler();
  private final TableauSimulator simulator =
      TableauSimulator.start(SimulatorSettings.immediate(), scheduler, clock);
  private final TestClient client = TestClient.admin(simulator);
  private final String summary = view("Summary");

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void drawsAViewAsAPng() throws IOException {
    var answer = bytes("/views/%s/image".formatted(summary));

    assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"Summary.png\"; filename*=UTF-8''Summary.png");
    assertThat(size(picture(answer))).isEqualTo("800x600");
    assertThat(size(picture(bytes("/views/%s/image?resolution=high".formatted(summary)))))
        .isEqualTo("1600x1200");
    assertThat(
            size(picture(bytes("/views/%s/image?vizWidth=640&vizHeight=300".formatted(summary)))))
        .isEqualTo("640x300");
  }

  @Test
  void drawsLessWhenAFilterHolds() throws IOException {
    var all = picture(bytes("/views/%s/image".formatted(summary)));
    var east = picture(bytes("/views/%s/image?vf_Region=East".formatted(summary)));

    assertThat(bluePoints(east)).isPositive().isLessThan(bluePoints(all));
  }

  @Test
  void drawsAViewAsAnSvgWhoseTextSaysTheFilter() throws Exception {
    var answer = bytes("/views/%s/image?format=SVG&vf_Region=East".formatted(summary));

    assertThat(answer.headers().firstValue("Content-Type")).contains("image/svg+xml");
    assertThat(text(answer)).contains("Filter: Region = East").doesNotContain("North");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(answer.body()));
  }

  @ParameterizedTest
  @CsvSource({
    "A4, Portrait, 595, 842",
    "A4, Landscape, 842, 595",
    "Letter, Portrait, 612, 792",
    "Tabloid, Landscape, 1224, 792"
  })
  void drawsAViewOnThePaperThatIsAsked(String type, String orientation, int width, int height)
      throws IOException {
    var answer =
        bytes(
            "/views/%s/pdf?type=%s&orientation=%s&vf_Region=East%%5C,Far,South"
                .formatted(summary, type, orientation));

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    try (var pdf = Loader.loadPDF(answer.body())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(width);
      assertThat(pdf.getPage(0).getMediaBox().getHeight()).isEqualTo(height);
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Summary", "Filter: Region = East,Far, South", "South")
          .containsIgnoringCase("Page: %s, %s".formatted(type, orientation));
    }
  }

  @Test
  void drawsAllViewsOfAWorkbookAsOnePdf() throws IOException {
    var workbook = simulator.workbook("Pipeline 🚀").luid();
    var answer = bytes("/workbooks/%s/pdf?type=A4".formatted(workbook));

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains(
            "attachment; filename=\"Pipeline _.pdf\"; filename*=UTF-8''Pipeline%20%F0%9F%9A%80.pdf");
    try (var pdf = Loader.loadPDF(answer.body())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Pipeline 🚀");
      assertThat(new PDFTextStripper().getText(pdf)).contains("Pipeline ?", "Won & Lost");
    }
  }

  @Test
  void givesTheDataOfAViewAsCsvThatAFilterShortens() {
    var all = text(bytes("/views/%s/data".formatted(summary)));
    var some = text(bytes("/views/%s/data?vf_Region=East,West&vf_Month=Jan".formatted(summary)));

    assertThat(all).startsWith("Region,Month,Sales,Profit\nNorth,Jan,").hasLineCount(25);
    assertThat(some).hasLineCount(3).contains("\nEast,Jan,", "\nWest,Jan,");
    assertThat(all).contains(some.lines().skip(1).toList());
  }

  @Test
  void givesTheDataOfAViewAsAnExcelFile() throws Exception {
    var parts = unzip(bytes("/views/%s/crosstab/excel?vf_Region=East".formatted(summary)));

    assertThat(parts.keySet())
        .containsExactly(
            "[Content_Types].xml",
            "_rels/.rels",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/worksheets/sheet1.xml");
    wellFormed(parts);
    assertThat(string(parts, "xl/worksheets/sheet1.xml"))
        .contains("<t>Region</t>", "<t>East</t>")
        .doesNotContain("North");
  }

  @Test
  void givesAWorkbookAsSlidesWithAPictureOfEachView() throws Exception {
    var workbook = simulator.workbook("Cash \"Flow\" <draft> & Notes").luid();
    var answer = bytes("/workbooks/%s/powerpoint".formatted(workbook));
    var parts = unzip(answer);

    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/vnd.openxmlformats-officedocument.presentationml.presentation");
    wellFormed(parts);
    assertThat(string(parts, "ppt/slides/slide1.xml")).contains("Cash &amp; &quot;Flow&quot;");
    assertThat(ImageIO.read(new ByteArrayInputStream(parts.get("ppt/media/image1.png"))))
        .isNotNull();
  }

  @Test
  void showsAnOldDrawingAfterARefreshUnlessTheCallSaysHowOldItMayBe() {
    var csv = "/views/%s/data".formatted(summary);
    var before = text(bytes(csv));
    clock.forward(Duration.ofMinutes(5));
    simulator.refresh("Revenue Overview");
    while (scheduler.waiting() > 0) {
      scheduler.step();
    }

    assertThat(text(bytes(csv))).isEqualTo(before);
    assertThat(text(bytes(csv + "?maxAge=6"))).isEqualTo(before);
    var fresh = text(bytes(csv + "?maxAge=1"));
    assertThat(fresh).isNotEqualTo(before);
    assertThat(text(bytes(csv))).isEqualTo(fresh);
  }

  @Test
  void hasPreviewsOfWorkbooksAndViews() throws IOException {
    var workbook = simulator.workbook("Revenue Overview").luid();

    assertThat(size(picture(bytes("/workbooks/%s/previewImage".formatted(workbook)))))
        .isEqualTo("300x300");
    assertThat(
            size(
                picture(bytes("/workbooks/%s/views/%s/previewImage".formatted(workbook, summary)))))
        .isEqualTo("300x300");
    client
        .get("/workbooks/%s/views/%s/previewImage".formatted(workbook, view("Stock by Site")))
        .isRefused(404011, "View '%s' could not be found.".formatted(view("Stock by Site")));
  }

  @Test
  void packsTheContentThatItBeginsWith() throws Exception {
    var workbook = simulator.workbook("Revenue Overview").luid();
    var whole = bytes("/workbooks/%s/content".formatted(workbook));
    var bare = bytes("/workbooks/%s/content?includeExtract=false".formatted(workbook));

    assertThat(whole.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(whole.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("name=\"tableau_workbook\"; filename=\"Revenue Overview.twbx\"");
    assertThat(unzip(whole).keySet())
        .containsExactly("Revenue Overview.twb", "Data/Extracts/Revenue Overview.hyper");
    assertThat(unzip(bare).keySet()).containsExactly("Revenue Overview.twb");
    assertThat(
            unzip(
                    bytes(
                        "/datasources/%s/content"
                            .formatted(simulator.datasource("Revenue").luid())))
                .keySet())
        .contains("Revenue.tds");
    assertThat(
            unzip(bytes("/flows/%s/content".formatted(simulator.flows().getFirst().luid())))
                .keySet())
        .contains("flow");
  }

  @Test
  void givesBackTheFileThatWasPublished() {
    var file = "PK\u0003\u0004\u0000\u00ff\r\n\r\nend  \r\n";
    var body =
        "--b\r\nContent-Disposition: name=\"request_payload\"\r\nContent-Type: text/xml\r\n\r\n"
            + "<tsRequest><workbook name=\"Mine\"/></tsRequest>\r\n"
            + "--b\r\nContent-Disposition: name=\"tableau_workbook\"; filename=\"Mine.twbx\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n"
            + file
            + "\r\n--b--";
    var path = "/api/3.27/sites/%s/workbooks".formatted(DemoSite.LUID);
    var published =
        client.send(
            client
                .request("POST", path, body)
                .setHeader("Content-Type", "multipart/mixed; boundary=b"));
    var luid = published.at("/workbook/id").asString();

    var answer = bytes("/workbooks/%s/content".formatted(luid));

    assertThat(answer.body()).isEqualTo(file.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("name=\"tableau_workbook\"; filename=\"Mine.twbx\"");
  }

  @Test
  void drawsACustomViewWithTheFiltersItWasSavedWith() throws IOException {
    var custom = client.get("/customviews").at("/customViews/customView/0");
    var path = "/customviews/" + custom.path("id").asString();

    assertThat(custom.path("name").asString()).isEqualTo("Only the East");
    assertThat(text(bytes(path + "/data"))).contains("East").doesNotContain("West");
    assertThat(text(bytes(path + "/data?vf_Region=West"))).contains("West").doesNotContain("East");
    assertThat(size(picture(bytes(path + "/image")))).isEqualTo("800x600");
    try (var pdf = Loader.loadPDF(bytes(path + "/pdf").body())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("Filter: Region = East");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pdf?type=A9, type, A9",
    "pdf?orientation=upright, orientation, upright",
    "image?resolution=low, resolution, low",
    "image?format=GIF, format, GIF",
    "image?vizWidth=99999, vizWidth, 99999",
    "data?maxAge=0, maxAge, 0"
  })
  void refusesAnExportThatCannotBe(String export, String parameter, String value) {
    client
        .get("/views/%s/%s".formatted(summary, export))
        .isRefused(400000, "'%s' is not a valid value of '%s'.".formatted(value, parameter));
  }

  @Test
  void hasNoExportsBeforeTheVersionThatBroughtThem() {
    assertThat(client.version("2.4").get("/views/%s/image".formatted(summary)).status())
        .isEqualTo(404);
    assertThat(client.version("3.17").get("/customviews").at("/error/code").asString())
        .isEqualTo("404003");
  }

  private String view(String name) {
    return simulator.views().stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow()
        .luid();
  }

  private HttpResponse<byte[]> bytes(String path) {
    var answer = client.bytes("/api/3.27/sites/" + DemoSite.LUID + path);
    assertThat(answer.statusCode()).describedAs(path).isEqualTo(200);
    return answer;
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static BufferedImage picture(HttpResponse<byte[]> answer) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(answer.body()));
  }

  private static String size(BufferedImage image) {
    return image.getWidth() + "x" + image.getHeight();
  }

  private static long bluePoints(BufferedImage image) {
    var points = 0L;
    for (var x = 0; x < image.getWidth(); x++) {
      for (var y = 0; y < image.getHeight(); y++) {
        points += (image.getRGB(x, y) & 0xFFFFFF) == 0x4E79A7 ? 1 : 0;
      }
    }
    return points;
  }

  private static Map<String, byte[]> unzip(HttpResponse<byte[]> answer) throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    return parts;
  }

  private static void wellFormed(Map<String, byte[]> parts) throws Exception {
    for (var part : parts.entrySet()) {
      if (part.getKey().endsWith(".xml") || part.getKey().endsWith(".rels")) {
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(part.getValue()));
      }
    }
  }

  private static String string(Map<String, byte[]> parts, String name) {
    return new String(parts.get(name), StandardCharsets.UTF_8);
  }
}

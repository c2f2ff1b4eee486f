package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and its buttons over real HTTP, in a time that the test moves. */
class PageIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SimulatedTime time =
      SimulatedTime.start(() -> Instant.parse("2026-11-24T08:30:00Z"));
  private final TableauSimulator simulator =
      TableauSimulator.start(SimulatorSettings.immediate().withRefreshDuration(MINUTE), time, time);
  private final TestClient client = new TestClient(simulator);
  private final Receiver receiver = new Receiver();

  @BeforeEach
  void stopTheTime() {
    time.stop();
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  @Test
  void showsNamesAsTheyAreAndNothingElse() {
    simulator.publishWorkbook(
        Publication.named("<script>alert(1)</script>\n\"two\" 'lines' 😀 {}").tagged("<i>&"));
    simulator.addWebhook("WorkbookUpdated", URI.create("https://example.com/%22%3E?a='b'&c=d"));

    var page = page();

    assertThat(page)
        .contains(
            "&lt;script&gt;alert(1)&lt;/script&gt;\n&quot;two&quot; &#39;lines&#39; 😀 {}",
            "&lt;i&gt;&amp;",
            "https://example.com/%22%3E?a=&#39;b&#39;&amp;c=d",
            "Cash &quot;Flow&quot; &lt;draft&gt; &amp; Notes")
        .doesNotContain("<script", "<draft>", "<i>&");
  }

  @Test
  void loadsNothingFromElsewhereAndRunsNoScript() {
    var answer = client.raw("GET", "/", "");

    assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .endsWith("form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    assertThat(answer.text()).doesNotContain("src=", "<link", "@import", "url(");
  }

  @Test
  void showsWebhooksWithEachTryAndWhyTheyAreDisabled() {
    receiver.answering(503, 500, 404, 302);
    simulator.addWebhook("WorkbookUpdated", receiver.uri());
    simulator.fire("WorkbookUpdated", "Revenue Overview");
    time.forward(MINUTE);

    assertThat(text(page()))
        .contains("disabled", "503", "500 · try 2", "404 · try 3", "302 · try 4")
        .contains(
            "Webhook disabled after 4 failed attempts to deliver WorkbookUpdated: answered 302");
  }

  @Test
  void sendsAnEventByItsButton() {
    simulator.addWebhook("AdminPromoted", receiver.uri());

    var answer =
        press("fire", "&event=AdminPromoted&copies=2&luid=" + simulator.user("maya").luid());
    time.forward(Duration.ZERO);

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location"))
        .isEqualTo("/?site=demo&said=AdminPromoted+was+sent+to+1+webhook%28s%29.");
    assertThat(receiver.eventTypes()).containsExactly("AdminPromoted", "AdminPromoted");
    assertThat(text(client.raw("GET", answer.header("Location"), "").text()))
        .contains("AdminPromoted was sent to 1 webhook(s).");
  }

  @Test
  void refreshesAndFailsByItsButtons() {
    press("refresh", "&luid=" + simulator.datasource("Revenue").luid());
    press("refresh", "&error=disk-full&luid=" + simulator.datasource("Stock Levels").luid());
    time.forward(MINUTE);

    assertThat(simulator.jobs())
        .extracting(Job::status)
        .containsExactly(Job.Status.SUCCESS, Job.Status.FAILED);
    assertThat(text(page())).contains(JobError.DISK_FULL.text());
  }

  @ParameterizedTest
  @CsvSource({"succeed,SUCCESS", "failJob,FAILED", "cancel,CANCELLED"})
  void endsAnOpenJobByItsButton(String button, Job.Status end) {
    var job = simulator.refresh("Revenue");
    time.forward(Duration.ofSeconds(1));

    press(button, "&error=timeout&luid=" + job.luid());

    assertThat(simulator.jobs().getFirst().status()).isEqualTo(end);
  }

  @Test
  void runsFlowsAndSchedulesAndResumesTasks() {
    for (var failures = 0; failures < 5; failures++) {
      simulator.fire("DatasourceRefreshFailed", "Revenue");
    }
    assertThat(text(page())).contains("suspended");
    var task =
        simulator.refreshTasks().stream()
            .filter(RefreshTask::isSuspended)
            .findFirst()
            .orElseThrow();

    press("resume", "&luid=" + task.luid());
    press("runSchedule", "&luid=" + task.scheduleLuid());
    press("runFlow", "&luid=" + simulator.flows().getFirst().luid());

    assertThat(simulator.jobs())
        .filteredOn(Job::isOpen)
        .extracting(job -> job.target().name())
        .containsExactly("Revenue", "General Ledger", "Warehouse Stock", "Clean Orders");
  }

  @Test
  void switchesAWebhookOffAndOn() {
    var hook = simulator.addWebhook("WorkbookUpdated", receiver.uri());

    press("hookOff", "&luid=" + hook.luid());
    assertThat(simulator.webhooks().getFirst().enabled()).isFalse();
    press("hookOn", "&luid=" + hook.luid());
    assertThat(simulator.webhooks().getFirst().enabled()).isTrue();
  }

  @Test
  void switchesFaultsOnAndOff() {
    press("outage503", "");
    assertThat(client.call("GET", "/serverinfo", "").status()).isEqualTo(503);
    assertThat(page()).contains("value=\"outage503Off\"");
    press("outage503Off", "");
    assertThat(client.call("GET", "/serverinfo", "").status()).isEqualTo(200);
    press("fault401", "");
    assertThat(client.call("GET", "/serverinfo", "").status()).isEqualTo(401);
    press("deliveries", "");
    assertThat(simulator.faults().deliveriesAreOff()).isTrue();
    press("deliveriesOff", "");
    assertThat(simulator.faults().deliveriesAreOff()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "refresh", "succeed", "hookless"})
  void saysWhatAButtonCannotDo(String button) {
    var answer = press(button, "&luid=nothing");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).endsWith("&bad=1");
    assertThat(client.raw("GET", answer.header("Location"), "").text()).contains("said bad");
  }

  @ParameterizedTest
  @CsvSource({"Origin,http://evil.example", "Origin,null", "Sec-Fetch-Site,cross-site"})
  void refusesAButtonOfAnotherPage(String header, String value) {
    var answer =
        client.send(
            client
                .request("POST", "/simulator/page", "do=outage503&site=demo")
                .setHeader(header, value));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(simulator.faults().outage()).isEmpty();
  }

  @Test
  void takesAButtonOfItsOwn() {
    var answer =
        client.send(
            client
                .request("POST", "/simulator/page", "do=outage503&site=demo")
                .setHeader("Origin", simulator.uri().toString())
                .setHeader("Sec-Fetch-Site", "same-origin"));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(simulator.faults().outage()).isPresent();
  }

  @Test
  void showsTheOtherSitesAndTheScenario() {
    simulator.play(
        Scenarios.read(
                "s.yaml",
                """
                name: A <night>
                sites: [{ site: acme, name: Acme & Co, workbooks: [{ name: Rockets }] }]
                timeline: [{ at: 1s, say: Off we go }, { at: 2s, delete: Revenue }, { at: 3s, refresh: Revenue }]
                """)
            .scenario()
            .orElseThrow(),
        1);
    time.forward(Duration.ofSeconds(5));

    assertThat(text(page()))
        .contains("Acme & Co", "A <night>", "5 s of its", "Off we go", "could not be");
    assertThat(text(client.raw("GET", "/?site=acme", "").text())).contains("Rockets");
  }

  @Test
  void reloadsItselfOnlyWhenAsked() {
    assertThat(page()).doesNotContain("http-equiv");
    assertThat(client.raw("GET", "/?live=1", "").text())
        .contains("<meta http-equiv=\"refresh\" content=\"2\">");
  }

  private String page() {
    return client.raw("GET", "/", "").text();
  }

  private TestClient.Answer press(String button, String more) {
    return client.raw(
        "POST",
        "/simulator/page",
        "do=" + URLEncoder.encode(button, StandardCharsets.UTF_8) + "&site=demo" + more);
  }

  /** What a reader sees. */
  private static String text(String html) {
    return Pattern.compile("<[^>]*>")
        .matcher(html)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}

package dev.tableauwebhooks.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.observe.Metrics.End;
import dev.tableauwebhooks.observe.Metrics.Received;
import dev.tableauwebhooks.observe.Metrics.Rejection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics();

  @Test
  void showsEveryCounterFromTheBeginning() {
    assertThat(metrics.scrape().lines())
        .contains(
            "tableau_webhooks_events_total{outcome=\"accepted\"} 0.0",
            "tableau_webhooks_events_total{outcome=\"duplicate\"} 0.0",
            "tableau_webhooks_events_total{outcome=\"quarantined\"} 0.0",
            "tableau_webhooks_events_total{outcome=\"test\"} 0.0",
            "tableau_webhooks_rejected_total{reason=\"credentials\"} 0.0",
            "tableau_webhooks_rejected_total{reason=\"method\"} 0.0",
            "tableau_webhooks_rejected_total{reason=\"store-unavailable\"} 0.0",
            "tableau_webhooks_rejected_total{reason=\"too-large\"} 0.0",
            "tableau_webhooks_rejected_total{reason=\"too-slow\"} 0.0",
            "tableau_webhooks_runs_ended_seconds_count{state=\"CANCELLED\"} 0",
            "tableau_webhooks_runs_ended_seconds_count{state=\"DEAD_LETTERED\"} 0",
            "tableau_webhooks_runs_ended_seconds_count{state=\"SKIPPED\"} 0",
            "tableau_webhooks_runs_ended_seconds_count{state=\"SUCCEEDED\"} 0",
            "tableau_webhooks_queue_age_seconds 0.0");
  }

  @Test
  void countsWhatHappens() {
    metrics.count(Received.ACCEPTED);
    metrics.count(Received.ACCEPTED);
    metrics.count(Received.DUPLICATE);
    metrics.count(Rejection.CREDENTIALS);
    metrics.step("slack.post", "succeeded", Duration.ofMillis(300));
    metrics.step("slack.post", "succeeded", Duration.ofMillis(700));
    metrics.call("hooks.slack.com", "2xx", Duration.ofMillis(40));
    metrics.call("", "refused", Duration.ofMillis(40));
    metrics.runEnded(End.DEAD_LETTERED, Duration.ofSeconds(8));

    assertThat(metrics.scrape().lines())
        .contains(
            "tableau_webhooks_events_total{outcome=\"accepted\"} 2.0",
            "tableau_webhooks_events_total{outcome=\"duplicate\"} 1.0",
            "tableau_webhooks_rejected_total{reason=\"credentials\"} 1.0",
            "tableau_webhooks_step_seconds_count{action=\"slack.post\",outcome=\"succeeded\"} 2",
            "tableau_webhooks_step_seconds_sum{action=\"slack.post\",outcome=\"succeeded\"} 1.0",
            "tableau_webhooks_step_seconds_bucket{action=\"slack.post\",outcome=\"succeeded\","
                + "le=\"0.5\"} 1",
            "tableau_webhooks_call_seconds_count{host=\"hooks.slack.com\",outcome=\"2xx\"} 1",
            "tableau_webhooks_call_seconds_count{host=\"other\",outcome=\"refused\"} 1",
            "tableau_webhooks_runs_ended_seconds_count{state=\"DEAD_LETTERED\"} 1",
            "tableau_webhooks_runs_ended_seconds_sum{state=\"DEAD_LETTERED\"} 8.0");
  }

  @Test
  void asksForTheStateOfTheQueueAtEachScrape() {
    var counts = new AtomicReference<>(Map.of("RUNNING", 2L, "WAITING", 5L));
    metrics.watchRuns(counts::get);
    metrics.watchQueueAge(() -> Duration.ofMillis(1500));
    assertThat(metrics.scrape().lines())
        .contains(
            "tableau_webhooks_runs{state=\"RUNNING\"} 2.0",
            "tableau_webhooks_runs{state=\"WAITING\"} 5.0",
            "tableau_webhooks_queue_age_seconds 1.5");

    counts.set(Map.of("RUNNING", 1L));
    assertThat(metrics.scrape().lines().filter(line -> line.contains("_runs{")))
        .containsExactly("tableau_webhooks_runs{state=\"RUNNING\"} 1.0");
  }

  @Test
  void countsTheHundredAndFirstTargetAsOther() {
    for (var i = 0; i < 150; i++) {
      metrics.call("host-%d.example.com".formatted(i), "answered", Duration.ofMillis(1));
    }
    metrics.call("host-7.example.com", "answered", Duration.ofMillis(1));
    assertThat(metrics.scrape().lines().filter(line -> line.contains("call_seconds_count")))
        .hasSize(101)
        .contains(
            "tableau_webhooks_call_seconds_count{host=\"host-7.example.com\",outcome=\"answered\"} 2",
            "tableau_webhooks_call_seconds_count{host=\"other\",outcome=\"answered\"} 50");
  }
}

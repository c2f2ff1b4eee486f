package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.rest.StandIn.Reply;
import dev.tableauwebhooks.rest.TableauProblem.OverLimit;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsIT {
  private static final String REFRESH = "POST /api/3.27/sites/site-luid/workbooks/w/refresh";

  private final SettableClock clock = new SettableClock();
  private StandIn tableau;
  private Tableau client;

  @BeforeEach
  void start() throws IOException {
    tableau = StandIn.start();
    client = client(RateLimits.none());
    tableau
        .onSite("POST", "/workbooks/w/refresh", "{\"job\": {\"id\": \"j\"}}")
        .onSite("POST", "/datasources/d/refresh", "{\"job\": {\"id\": \"j\"}}")
        .onSite("GET", "/workbooks/w", "{\"workbook\": {\"id\": \"w\"}}");
  }

  @AfterEach
  void stop() {
    client.close();
    tableau.close();
  }

  @Test
  void stopsRefreshesBeforeTableauDoesAndLetsOtherCallsThrough() {
    client = client(new RateLimits(0, 3, 0, 0));
    client.workbooks().refresh("w");
    client.datasources().refresh("d");
    client.workbooks().refresh("w");
    assertThatThrownBy(() -> client.workbooks().refresh("w"))
        .hasMessage(
            "POST %s/api/3.27/sites/site-luid/workbooks/w/refresh was not sent: the limit of 3"
                + " extract refreshes an hour is used up.",
            tableau.uri())
        .isInstanceOfSatisfying(
            TableauException.class,
            e -> {
              assertThat(e.problem()).isInstanceOf(OverLimit.class);
              assertThat(e.retryMayHelp()).isTrue();
              assertThat(e.retryAfter().orElseThrow())
                  .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
            });
    assertThat(client.workbooks().get("w").luid()).isEqualTo("w");
    assertThat(tableau.received(REFRESH)).hasSize(2);
    clock.advance(Duration.ofMinutes(61));
    client.workbooks().refresh("w");
    assertThat(tableau.received(REFRESH)).hasSize(3);
  }

  @Test
  void countsEveryCall() {
    client = client(new RateLimits(2, 0, 0, 0));
    client.workbooks().get("w");
    client.workbooks().refresh("w");
    assertThatThrownBy(() -> client.workbooks().get("w"))
        .hasMessageEndingWith("was not sent: the limit of 2 calls an hour is used up.");
  }

  @Test
  void hasNoLimitsOnAServerOfOnesOwn() {
    client = tableau.client().clock(clock).build();
    for (int i = 0; i < 100; i++) {
      client.workbooks().refresh("w");
    }
    assertThat(tableau.received(REFRESH)).hasSize(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1740                          | -                             | 1740",
        "Sun, 01 Mar 2026 12:10:00 GMT | -                             | 600",
        "''                            | Please retry after 29 minutes. | 1740",
        "''                            | Please retry after 1 hour.     | 3600",
      })
  void leavesAMethodAloneForAsLongAsTableauSays(String header, String detail, int seconds) {
    client = tableau.client().clock(clock).build();
    tableau.onSite(
        "POST",
        "/workbooks/w/refresh",
        _ -> {
          var error = Reply.error("429000", "Too Many Requests", detail);
          return header.isEmpty() ? error : error.header("Retry-After", header);
        });
    assertThatThrownBy(() -> client.workbooks().refresh("w")).hasMessageContaining("429000");
    clock.advance(Duration.ofSeconds(seconds - 1));
    assertThatThrownBy(() -> client.workbooks().refresh("w"))
        .hasMessageEndingWith("was not sent: Tableau has asked to wait with it.")
        .isInstanceOfSatisfying(
            TableauException.class,
            e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(1)));
    client.datasources().refresh("d");
    assertThat(tableau.received(REFRESH)).hasSize(1);
    clock.advance(Duration.ofSeconds(1));
    assertThatThrownBy(() -> client.workbooks().refresh("w")).hasMessageContaining("429000");
    assertThat(tableau.received(REFRESH)).hasSize(2);
  }

  @Test
  void knowsTheLimitsOfTableauCloud() {
    assertThat(RateLimits.tableauCloud()).isEqualTo(new RateLimits(40_000, 60, 20_000, 600));
    assertThatThrownBy(() -> new RateLimits(-1, 0, 0, 0))
        .hasMessage("A limit is 0, for none, or more.");
  }

  private Tableau client(RateLimits limits) {
    return tableau.client().clock(clock).rateLimits(limits).build();
  }
}

package dev.tableauwebhooks.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.app.HttpListener;
import dev.tableauwebhooks.codec.Decoded;
import dev.tableauwebhooks.codec.EventDecoder;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.ingest.Gate;
import dev.tableauwebhooks.ingest.IngestListener;
import dev.tableauwebhooks.ingest.WebhookRoute;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.EventLog.EventQuery;
import dev.tableauwebhooks.run.Handover;
import dev.tableauwebhooks.run.Intake;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is full or blocked, seen over real HTTP. */
class StoreTroubleIT {
  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Database database;
  private SqlEventLog events;
  private HttpListener listener;

  @BeforeEach
  void start() {
    database = TestDatabases.sqlite(folder);
    var decoder = new EventDecoder();
    events = new SqlEventLog(database, body -> ((Decoded.Event) decoder.decode(body)).event());
    var windows = new Intake.Windows(Duration.ofDays(1), Duration.ofMinutes(1));
    var intake =
        new Intake(events, () -> Catalog.EMPTY, Handover.NONE, InstantSource.system(), windows);
    var limits = new WebhookRoute.Limits(100_000, Duration.ofSeconds(10), false);
    var route = new WebhookRoute(new Open(), decoder, intake, IngestListener.NONE, limits);
    var address = new HttpListener.Address("127.0.0.1", 0, Duration.ofSeconds(10));
    listener =
        HttpListener.start(
            address,
            routing -> {
              route.routing(routing);
              routing.get("/health/live", (_, response) -> response.send("up"));
            });
  }

  @AfterEach
  void stop() {
    listener.close();
    database.close();
    client.close();
  }

  /** Lets everybody in. */
  private static final class Open implements Gate {
    @Override
    public Optional<Sender> admit(Optional<String> pathToken, Optional<String> authorization) {
      return Optional.of(new Sender("anybody", Optional.empty()));
    }

    @Override
    public Optional<String> siteOf(TableauEvent event) {
      return Optional.empty();
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listener.port() + path);
  }

  private HttpResponse<String> post(String name) throws IOException, InterruptedException {
    var body =
        """
        {"resource":"WORKBOOK","event_type":"WorkbookUpdated","resource_name":"%s",\
        "site_luid":"s","resource_luid":"%s","created_at":"2026-11-24T10:00:00Z","text":"%s"}\
        """
            .formatted(name, name, "x".repeat(3_000));
    var request =
        HttpRequest.newBuilder(uri("/webhook")).POST(BodyPublishers.ofString(body, UTF_8)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private long stored() throws InterruptedException {
    var all = new EventQuery(10_000, Optional.empty(), Optional.empty(), Optional.empty());
    return events.events(all).size();
  }

  @Test
  void acknowledgesNothingThatAFullDiskRefusesAndGoesOnWhenThereIsRoom() throws Exception {
    var pages = database.<Long>write(session -> pages(session, "PRAGMA page_count"));
    database.write(session -> pages(session, "PRAGMA max_page_count = " + (pages + 40)));

    var acknowledged = 0;
    var refusals = new ArrayList<HttpResponse<String>>();
    for (var i = 0; refusals.size() < 5 && i < 200; i++) {
      var answer = post("full-" + i);
      if (answer.statusCode() == 202) {
        acknowledged++;
      } else {
        refusals.add(answer);
      }
    }

    assertThat(refusals).hasSize(5);
    assertThat(refusals).allMatch(answer -> answer.statusCode() == 503);
    assertThat(refusals.getFirst().headers().firstValue("Retry-After")).contains("5");
    assertThat(acknowledged).isPositive();
    assertThat(stored()).isEqualTo(acknowledged);

    database.write(session -> pages(session, "PRAGMA max_page_count = 1000000"));
    assertThat(post("room again").statusCode()).isEqualTo(202);
    assertThat(stored()).isEqualTo(acknowledged + 1);
  }

  private static long pages(Session session, String pragma) throws java.sql.SQLException {
    try (var statement = session.connection().createStatement();
        var rows = statement.executeQuery(pragma)) {
      return rows.getLong(1);
    }
  }

  @Test
  void answers503WhileTheStoreIsBlockedAndStaysAlive() throws Exception {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("webhooks.db"));
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");

      var blocked = post("blocked");
      var live =
          client.send(HttpRequest.newBuilder(uri("/health/live")).build(), BodyHandlers.ofString());

      assertThat(blocked.statusCode()).isEqualTo(503);
      assertThat(blocked.body())
          .isEqualTo(
              "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                  + "\"detail\":\"The event could not be stored, so it was not accepted.\","
                  + "\"fix\":\"Send it again later.\"}");
      assertThat(live.statusCode()).isEqualTo(200);
      statement.execute("ROLLBACK");
    }
    assertThat(post("free again").statusCode()).isEqualTo(202);
    assertThat(stored()).isEqualTo(1);
  }
}

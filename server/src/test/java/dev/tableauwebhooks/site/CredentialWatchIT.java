package dev.tableauwebhooks.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.codec.Decoded;
import dev.tableauwebhooks.codec.EventDecoder;
import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.rest.ApiVersion;
import dev.tableauwebhooks.rest.Credentials;
import dev.tableauwebhooks.rest.SessionStore;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.EventLog;
import dev.tableauwebhooks.run.EventLog.EventQuery;
import dev.tableauwebhooks.run.Handover;
import dev.tableauwebhooks.run.Intake;
import dev.tableauwebhooks.run.InternalEvents;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import dev.tableauwebhooks.store.Database;
import dev.tableauwebhooks.store.SqlEventLog;
import dev.tableauwebhooks.store.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that are kept alive, and the news of those that are not; from 1 March 2026 on. */
class CredentialWatchIT {
  @TempDir Path folder;

  private final SettableClock clock = new SettableClock();
  private final TableauSimulator tableau = TableauSimulator.start(SimulatorSettings.immediate());

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Database database;

  @SuppressWarnings("NullAway.Init") // made before each test
  private EventLog log;

  @SuppressWarnings("NullAway.Init") // made before each test
  private Sites sites;

  @BeforeEach
  void start() {
    database = TestDatabases.sqlite(folder);
    log = new SqlEventLog(database, CredentialWatchIT::decode);
    sites =
        new Sites(
            List.of(
                new SiteSettings(
                    "demo",
                    tableau.uri(),
                    "demo",
                    new Credentials.PersonalAccessToken("demo-pat", "demo-secret"),
                    Optional.of(new ApiVersion(3, 27)),
                    Duration.ofHours(2),
                    Optional.empty(),
                    Optional.empty(),
                    false)),
            new MemorySiteStore(),
            SessionStore.inMemory(),
            clock);
  }

  @AfterEach
  void stop() {
    sites.close();
    database.close();
    tableau.close();
  }

  private static TableauEvent decode(byte[] body) {
    return switch (new EventDecoder().decode(body)) {
      case Decoded.Event(var event) -> event;
      case Decoded.Test _, Decoded.Odd _ -> throw new AssertionError("no event was stored");
    };
  }

  private CredentialWatch watch(Map<String, LocalDate> expiries) {
    var windows = new Intake.Windows(Duration.ofDays(1), Duration.ofMinutes(1));
    var intake = new Intake(log, () -> Catalog.EMPTY, Handover.NONE, clock, windows);
    return new CredentialWatch(
        sites, expiries, new InternalEvents(intake, log, clock, Json::write), clock);
  }

  private List<String> told(String type) throws InterruptedException {
    var query = new EventQuery(10, Optional.of(type), Optional.empty(), Optional.empty());
    return log.events(query).stream()
        .map(event -> Json.readObject(new String(event.body(), UTF_8)))
        .map(body -> String.valueOf(body.get("text")))
        .toList();
  }

  @Test
  void signsInOnceADayThoughNobodyAsksAnythingOfTheSite() throws Exception {
    var watch = watch(Map.of());
    watch.look();
    assertThat(tableau.calls().signIns()).as("a server that has just started").isZero();

    for (var hour = 0; hour < 72; hour++) {
      clock.advance(Duration.ofHours(1));
      watch.look();
    }

    assertThat(tableau.calls().signIns()).isEqualTo(3);
    assertThat(told("PatExpiring")).isEmpty();
    assertThat(told("SignInFailed")).isEmpty();
  }

  @Test
  void tellsTwoWeeksBeforeTheConfiguredDay() throws Exception {
    var watch = watch(Map.of("demo", LocalDate.parse("2026-03-20")));
    watch.look();
    assertThat(told("PatExpiring")).isEmpty();

    clock.advance(Duration.ofDays(6));
    watch.look();
    clock.advance(Duration.ofHours(1));
    watch.look();

    assertThat(told("PatExpiring"))
        .containsExactly(
            "The personal access token 'demo-pat' of site demo expires on 2026-03-20.");
  }

  @Test
  void tellsThatATokenWillExpireForWantOfUseWhereTableauIsAway() throws Exception {
    var watch = watch(Map.of());
    clock.advance(Duration.ofDays(1));
    watch.look();
    tableau.close();

    for (var day = 0; day < 11; day++) {
      clock.advance(Duration.ofDays(1));
      watch.look();
    }

    assertThat(told("PatExpiring"))
        .containsExactly(
            "The personal access token 'demo-pat' of site demo expires on 2026-03-17 for want of"
                + " use, since nobody could sign in with it.");
    assertThat(told("SignInFailed")).as("nobody refused it").isEmpty();
  }

  @Test
  void tellsOnceThatATokenIsRefused() throws Exception {
    tableau.revokeToken("demo-pat");
    var watch = watch(Map.of());

    clock.advance(Duration.ofDays(1));
    watch.look();
    clock.advance(Duration.ofHours(1));
    watch.look();

    assertThat(told("SignInFailed"))
        .singleElement()
        .asString()
        .startsWith("The credentials of site demo do not work. Tableau answered 401");
  }
}

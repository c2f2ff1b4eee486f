package dev.tableauwebhooks.app;

import dev.tableauwebhooks.access.ServerKey;
import dev.tableauwebhooks.access.TokenStore;
import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.codec.Decoded;
import dev.tableauwebhooks.codec.EventDecoder;
import dev.tableauwebhooks.config.StorageSettings;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.noise.GroupStore;
import dev.tableauwebhooks.noise.IncidentStore;
import dev.tableauwebhooks.noise.PauseStore;
import dev.tableauwebhooks.noise.SilenceStore;
import dev.tableauwebhooks.noise.TimerStore;
import dev.tableauwebhooks.observe.Health;
import dev.tableauwebhooks.rest.SessionStore;
import dev.tableauwebhooks.run.EventLog;
import dev.tableauwebhooks.run.RevisionStore;
import dev.tableauwebhooks.run.RunStore;
import dev.tableauwebhooks.run.StoreUnavailable;
import dev.tableauwebhooks.site.ReceivedEnds;
import dev.tableauwebhooks.site.RefreshHistory;
import dev.tableauwebhooks.site.SharedSessions;
import dev.tableauwebhooks.site.SiteStore;
import dev.tableauwebhooks.store.Database;
import dev.tableauwebhooks.store.SqlEventLog;
import dev.tableauwebhooks.store.SqlGroupStore;
import dev.tableauwebhooks.store.SqlIncidentStore;
import dev.tableauwebhooks.store.SqlPauseStore;
import dev.tableauwebhooks.store.SqlRefreshHistory;
import dev.tableauwebhooks.store.SqlRevisions;
import dev.tableauwebhooks.store.SqlRunStore;
import dev.tableauwebhooks.store.SqlSessionRows;
import dev.tableauwebhooks.store.SqlSilenceStore;
import dev.tableauwebhooks.store.SqlSiteStore;
import dev.tableauwebhooks.store.SqlTimerStore;
import dev.tableauwebhooks.store.SqlTokenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open database and the ports on it. */
final class Storage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
  private static final int FORGET_AT_ONCE = 5_000;
  private static final int BROKEN_EXIT = 70;

  private final StorageSettings settings;
  private final Database database;
  private final SqlEventLog events;
  private final RunStore runs;
  private final RevisionStore revisions;
  private final SiteStore sites;
  private final TokenStore tokens;
  private final SqlRefreshHistory history;
  private final SqlGroupStore groups;
  private final SqlIncidentStore incidents;

  private Storage(StorageSettings settings, Database database, InstantSource clock) {
    this.settings = settings;
    this.database = database;
    this.events = new SqlEventLog(database, Storage::decode);
    this.runs = new SqlRunStore(database, events, clock);
    this.revisions = new SqlRevisions(database, clock);
    this.sites = new SqlSiteStore(database, clock);
    this.tokens = new SqlTokenStore(database);
    this.history = new SqlRefreshHistory(database);
    this.groups = new SqlGroupStore(database, events, clock);
    this.incidents = new SqlIncidentStore(database);
  }

  static Storage open(StorageSettings settings, InstantSource clock) {
    return new Storage(settings, database(settings), clock);
  }

  /** Opens it for one command, beside a server that may be at work on it. */
  static Storage visit(StorageSettings settings, InstantSource clock) {
    makeFolder(settings.dataDir());
    return settings.url().isPresent()
        ? open(settings, clock)
        : new Storage(settings, opened(() -> Database.visit(settings.dataDir())), clock);
  }

  private static Database database(StorageSettings settings) {
    makeFolder(settings.dataDir());
    return opened(() ->
        settings
            .url()
            .map(url ->
                Database.postgresql(
                    url,
                    settings.username().orElse(""),
                    settings.password().orElse(Secret.of("")),
                    Storage::broken))
            .orElseGet(() -> Database.sqlite(settings.dataDir(), Storage::broken)));
  }

  private static Database opened(Supplier<Database> opening) {
    try {
      return opening.get();
    } catch (StoreUnavailable e) {
      throw StartFailed.because(e);
    }
  }

  static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw StartFailed.because(
          e,
          "Cannot make the data folder %s.\n  Fix: Choose one that this user may write, with --data."
              .formatted(folder));
    }
  }

  /** Nobody knows what is on disk: only a new start, which reads the log, can tell. */
  private static void broken(Exception e) {
    LOG.atError().setCause(e).log("The disk failed; stopping, so that the next start recovers");
    Runtime.getRuntime().halt(BROKEN_EXIT);
  }

  private static TableauEvent decode(byte[] body) {
    return switch (new EventDecoder().decode(body)) {
      case Decoded.Event(var event) -> event;
      case Decoded.Test(var event) -> event;
      case Decoded.Odd(var reason) ->
          throw new IllegalStateException("a stored event cannot be read: " + reason);
    };
  }

  EventLog events() {
    return events;
  }

  RunStore runs() {
    return runs;
  }

  RevisionStore revisions() {
    return revisions;
  }

  SiteStore sites() {
    return sites;
  }

  TokenStore tokens() {
    return tokens;
  }

  GroupStore groups() {
    return groups;
  }

  IncidentStore incidents() {
    return incidents;
  }

  SilenceStore silences() {
    return new SqlSilenceStore(database);
  }

  PauseStore pauses() {
    return new SqlPauseStore(database);
  }

  TimerStore timers() {
    return new SqlTimerStore(database);
  }

  RefreshHistory history() {
    return history;
  }

  /** Tableau's sessions, for all processes with this database and the same key. */
  SessionStore sessions(ServerKey key, InstantSource clock) {
    var seal = key.seal("session");
    var cover =
        new SharedSessions.Cover() {
          @Override
          public String hide(String secret, String place) {
            return seal.close(secret, place);
          }

          @Override
          public Optional<String> show(String hidden, String place) {
            return seal.open(hidden, place);
          }
        };
    return new SharedSessions(new SqlSessionRows(database), cover, clock);
  }

  ReceivedEnds received() {
    return history;
  }

  Path dataDir() {
    return settings.dataDir();
  }

  DataSource schedulerRows() {
    return database.schedulerRows();
  }

  void releaseOwnRuns(Instant now) throws InterruptedException {
    database.releaseOwnRuns(now);
  }

  void forgetExpired(Instant now) throws InterruptedException {
    while (events.forgetExpired(now, FORGET_AT_ONCE) == FORGET_AT_ONCE) {
      LOG.atDebug().log("Forgot keys of de-duplication");
    }
  }

  String describe() {
    return settings.url().isPresent() ? "PostgreSQL" : "SQLite in " + settings.dataDir();
  }

  Health.Status health() {
    try {
      return database.isWritable(Duration.ofSeconds(2))
          ? new Health.Status.Ok()
          : new Health.Status.Failed(
              "The store cannot be written. Look at disk space and the log.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Health.Status.Failed("Interrupted while asking the store.");
    }
  }

  @Override
  public void close() {
    database.close();
  }
}

package dev.tableauwebhooks.benchmarks;

import dev.tableauwebhooks.app.HttpListener;
import dev.tableauwebhooks.codec.EventDecoder;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.ingest.Gate;
import dev.tableauwebhooks.ingest.IngestListener;
import dev.tableauwebhooks.ingest.WebhookRoute;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.EventId;
import dev.tableauwebhooks.run.EventLog;
import dev.tableauwebhooks.run.Handover;
import dev.tableauwebhooks.run.Intake;
import dev.tableauwebhooks.run.StoredEvent;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The product's route with nothing behind it: it reads, decodes and hashes like the product, and
 * answers 202 without storing. What the product loses against it is the price of durability.
 */
final class BareServer {
  private BareServer() {}

  /** Runs until it is killed; its argument is the port. */
  public static void main(String[] arguments) throws InterruptedException {
    var address =
        new HttpListener.Address(
            "127.0.0.1", Integer.parseInt(arguments[0]), Duration.ofMinutes(5));
    try (var _ = HttpListener.start(address, BareServer::routing)) {
      new CountDownLatch(1).await();
    }
  }

  private static void routing(HttpRouting.Builder routing) {
    var windows = new Intake.Windows(Duration.ofDays(1), Duration.ofMinutes(1));
    var intake =
        new Intake(
            new Forgetful(), () -> Catalog.EMPTY, Handover.NONE, InstantSource.system(), windows);
    var limits = new WebhookRoute.Limits(256 * 1024, Duration.ofSeconds(10), false);
    new WebhookRoute(new Open(), new EventDecoder(), intake, IngestListener.NONE, limits)
        .routing(routing);
    routing.get("/health/ready", (_, response) -> response.send());
  }

  /** Lets everybody in. */
  private static final class Open implements Gate {
    private static final Optional<Sender> ANYBODY =
        Optional.of(new Sender("anybody", Optional.empty()));

    @Override
    public Optional<Sender> admit(Optional<String> pathToken, Optional<String> authorization) {
      return ANYBODY;
    }

    @Override
    public Optional<String> siteOf(TableauEvent event) {
      return Optional.empty();
    }
  }

  /** Accepts everything and keeps nothing. */
  private static final class Forgetful implements EventLog {
    @Override
    public Receipt append(Arrival arrival) {
      return new Receipt.Accepted(arrival.id());
    }

    @Override
    public Receipt quarantine(OddBody body) {
      return new Receipt.SetAside(body.id());
    }

    @Override
    public Optional<StoredEvent> findEvent(EventId id) {
      return Optional.empty();
    }

    @Override
    public List<StoredEvent> events(EventQuery query) {
      return List.of();
    }

    @Override
    public List<StoredEvent> happened(Collection<String> types, Instant from, Instant by) {
      return List.of();
    }

    @Override
    public List<Quarantined> quarantined(int limit, Optional<EventId> before) {
      return List.of();
    }

    @Override
    public Optional<Quarantined> findQuarantined(EventId id) {
      return Optional.empty();
    }

    @Override
    public void distrust(StoredEvent event, String reason) {}

    @Override
    public void forget(Collection<byte[]> keys) {}

    @Override
    public void released(EventId quarantined, EventId event) {}

    @Override
    public int forgetExpired(Instant now, int limit) {
      return 0;
    }
  }
}

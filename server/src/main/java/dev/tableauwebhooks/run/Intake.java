package dev.tableauwebhooks.run;

import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.EventLog.Arrival;
import dev.tableauwebhooks.run.EventLog.Dedupe;
import dev.tableauwebhooks.run.EventLog.NewRun;
import dev.tableauwebhooks.run.EventLog.OddBody;
import dev.tableauwebhooks.run.EventLog.Receipt;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes events in: chooses who wants them, commits, and hands their runs to this node's workers.
 * Safe for many threads.
 */
public final class Intake {
  private final EventLog log;
  private final Supplier<Catalog> catalog;
  private final Handover workers;
  private final InstantSource clock;
  private final Windows windows;

  public Intake(
      EventLog log,
      Supplier<Catalog> catalog,
      Handover workers,
      InstantSource clock,
      Windows windows) {
    this.log = log;
    this.catalog = catalog;
    this.workers = workers;
    this.clock = clock;
    this.windows = windows;
  }

  /**
   * How long a repeat of a body counts as a duplicate.
   *
   * @param dated for bodies that carry {@code created_at}
   * @param undated for those that do not, where two events of an object may look alike
   */
  public record Windows(Duration dated, Duration undated) {}

  /**
   * Stores an event and its runs; returns when they are on disk.
   *
   * @param hash of the canonical body
   * @param force take it even where it is a duplicate
   * @throws StoreUnavailable where it is not known to be on disk
   */
  public Receipt accept(
      TableauEvent event, Optional<String> site, byte[] body, byte[] hash, boolean force)
      throws InterruptedException {
    return accept(event, site, body, dedupe(event, hash, force));
  }

  /**
   * Stores an event and its runs; returns when they are on disk.
   *
   * @param dedupe by what a repeat is known; absent where the event is never one
   * @throws StoreUnavailable where it is not known to be on disk
   */
  Receipt accept(TableauEvent event, Optional<String> site, byte[] body, Optional<Dedupe> dedupe)
      throws InterruptedException {
    return accept(event, site, body, dedupe, catalog.get().candidates(event, site), Offered.NEW);
  }

  /** Stores an event that is for one program only; returns when it is on disk. */
  Receipt accept(TableauEvent event, byte[] body, Dedupe dedupe, Program only)
      throws InterruptedException {
    return accept(event, Optional.empty(), body, Optional.of(dedupe), List.of(only), Offered.NEW);
  }

  /**
   * Stores an event that was not delivered.
   *
   * @param knownUntil when it was looked up whether it had been
   * @param outdated why it starts nothing any more; empty where it should
   */
  Receipt reconcile(
      TableauEvent event,
      String site,
      byte[] body,
      Dedupe dedupe,
      Instant knownUntil,
      Optional<String> outdated)
      throws InterruptedException {
    var of = Optional.of(site);
    var wanted = outdated.isPresent() ? List.<Program>of() : catalog.get().candidates(event, of);
    var offered = new Offered(Optional.of(knownUntil), outdated);
    return accept(event, of, body, Optional.of(dedupe), wanted, offered);
  }

  /** What is particular about an event that was reconciled. */
  private record Offered(Optional<Instant> knownUntil, Optional<String> outdated) {
    private static final Offered NEW = new Offered(Optional.empty(), Optional.empty());
  }

  private Receipt accept(
      TableauEvent event,
      Optional<String> site,
      byte[] body,
      Optional<Dedupe> dedupe,
      List<Program> wanted,
      Offered offered)
      throws InterruptedException {
    var local = workers.tryReserve(wanted.size(), body.length);
    var started = false;
    try {
      var arrival = arrival(event, site, body, wanted, local, dedupe, offered);
      var receipt = log.append(arrival);
      if (local && receipt instanceof Receipt.Accepted) {
        started = true;
        workers.start(arrival, wanted);
      } else if (!local && receipt instanceof Receipt.Accepted) {
        workers.wake();
      }
      return receipt;
    } finally {
      if (local && !started) {
        workers.release(wanted.size(), body.length);
      }
    }
  }

  private Arrival arrival(
      TableauEvent event,
      Optional<String> site,
      byte[] body,
      List<Program> wanted,
      boolean local,
      Optional<Dedupe> dedupe,
      Offered offered) {
    var now = clock.instant();
    var dueAt = local ? now.plus(Dispatcher.LEASE) : now;
    var runs =
        wanted.stream()
            .map(p -> new NewRun(RunId.next(), p.name(), p.revision().hash(), dueAt))
            .toList();
    var note = offered.outdated().orElseGet(() -> note(event, wanted));
    return new Arrival(
        EventId.next(), now, event, site, body, note, dedupe, runs, offered.knownUntil());
  }

  private static String note(TableauEvent event, List<Program> wanted) {
    if (event instanceof TableauEvent.Test) {
      return "A test of the webhook; it starts no workflow.";
    }
    return wanted.isEmpty() ? "No workflow or handler listens to " + event.type() + "." : "";
  }

  private Optional<Dedupe> dedupe(TableauEvent event, byte[] hash, boolean force) {
    if (force || event instanceof TableauEvent.Test) {
      return Optional.empty();
    }
    var createdAt = event.origin().createdAt();
    var window = createdAt.isPresent() ? windows.dated() : windows.undated();
    return Optional.of(new Dedupe(key(createdAt, hash), window));
  }

  /**
   * Equal bodies tell the same time, so it may begin their key: then the keys of one hour lie
   * together in the index, instead of each on a page of its own among those of the whole day.
   */
  private static byte[] key(Optional<Instant> createdAt, byte[] hash) {
    var seconds = createdAt.map(Instant::getEpochSecond).orElse(0L);
    var key = ByteBuffer.allocate(hash.length);
    return key.putInt((int) (long) seconds).put(hash, 0, hash.length - Integer.BYTES).array();
  }

  /** Keeps a body that is no event; returns when it is on disk. */
  public Receipt setAside(Optional<String> site, byte[] body, byte[] hash, String reason)
      throws InterruptedException {
    var dedupe = Optional.of(new Dedupe(hash, windows.dated()));
    return log.quarantine(new OddBody(EventId.next(), clock.instant(), site, body, reason, dedupe));
  }
}

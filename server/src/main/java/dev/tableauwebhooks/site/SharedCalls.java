package dev.tableauwebhooks.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.TableauProblem.Interrupted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * A cache whose callers say how fresh a value must be, and in which those who want the same value
 * at the same time share one call. A call that fails is shared too, and then forgotten.
 */
final class SharedCalls<K, V> {
  /** How long a value may serve those to whom its age does not matter. */
  static final Duration KEPT = Duration.ofMinutes(10);

  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Cache<K, Flight<V>> flights;

  SharedCalls(InstantSource clock) {
    this.clock = clock;
    this.flights =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(KEPT)
            .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
            .executor(Runnable::run)
            .build();
  }

  /** A value from a call that began at most ten minutes ago. */
  V get(K key, Supplier<V> call) {
    return get(key, clock.instant().minus(KEPT), call);
  }

  /** A value from a call that began at that instant or later. */
  V get(K key, Instant notBefore, Supplier<V> call) {
    var mine = new Flight<V>(clock.instant());
    var flight =
        flights.asMap().compute(key, (_, old) -> old != null && old.serves(notBefore) ? old : mine);
    return flight == mine ? made(key, mine, call) : joined(key, notBefore, call, flight);
  }

  private V made(K key, Flight<V> flight, Supplier<V> call) {
    try {
      var value = call.get();
      flight.result.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      flight.result.completeExceptionally(e);
      flights.asMap().remove(key, flight);
      throw e;
    }
  }

  private V joined(K key, Instant notBefore, Supplier<V> call, Flight<V> flight) {
    try {
      return flight.result.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new TableauException(new Interrupted("a look-up of " + key));
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        // The one who made the call was stopped, which says nothing of this thread.
        case TableauException stopped when stopped.problem() instanceof Interrupted ->
            get(key, notBefore, call);
        case TableauException failed -> throw new TableauException(failed.problem());
        case null, default -> throw new IllegalStateException("A look-up broke", e);
      };
    }
  }

  /** One call, made or under way. */
  private static final class Flight<V> {
    private final Instant began;
    private final CompletableFuture<V> result = new CompletableFuture<>();

    private Flight(Instant began) {
      this.began = began;
    }

    private boolean serves(Instant notBefore) {
      return !began.isBefore(notBefore) && !result.isCompletedExceptionally();
    }
  }
}

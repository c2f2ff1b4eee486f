package dev.tableauwebhooks.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A resolver that asks another one on platform threads of its own: the JDK looks names up in native
 * code, which pins a virtual thread to its carrier, so that a few names with a dead name server
 * would stop everything. One name takes one thread, however many ask for it.
 */
final class PatientResolver implements NameResolver, AutoCloseable {
  /** How long the call on whose behalf is asked may take, where that is less than usual. */
  static final ScopedValue<Duration> PATIENCE = ScopedValue.newInstance();

  private static final int THREADS = 64;

  private final ConcurrentHashMap<String, CompletableFuture<List<InetAddress>>> underWay =
      new ConcurrentHashMap<>();
  private final NameResolver resolver;
  private final Duration patience;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          THREADS,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("name-lookup-", 0).factory());

  PatientResolver(NameResolver resolver, Duration patience) {
    this.resolver = resolver;
    this.patience = patience;
  }

  /** Over the machine's own resolver. */
  static PatientResolver ofSystem(Duration patience) {
    return new PatientResolver(host -> List.of(InetAddress.getAllByName(host)), patience);
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException {
    try {
      var limit = Math.min(patience.toMillis(), PATIENCE.orElse(patience).toMillis());
      return lookup(host).get(limit, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new UnknownHostException("no name server answered in time");
    } catch (RejectedExecutionException _) {
      throw new UnknownHostException("too many look-ups are under way");
    } catch (ExecutionException e) {
      var failure = new UnknownHostException("there is no such host");
      failure.initCause(e);
      throw failure;
    }
  }

  private CompletableFuture<List<InetAddress>> lookup(String host) {
    var mine = new CompletableFuture<List<InetAddress>>();
    var other = underWay.putIfAbsent(host, mine);
    if (other != null) {
      return other;
    }
    try {
      threads.execute(() -> answer(host, mine));
    } catch (RejectedExecutionException e) {
      underWay.remove(host, mine);
      throw e;
    }
    return mine;
  }

  /** Who comes after the answer asks anew; keeping answers is the resolver's business. */
  private void answer(String host, CompletableFuture<List<InetAddress>> lookup) {
    try {
      var found = resolver.resolve(host);
      underWay.remove(host, lookup);
      lookup.complete(found);
    } catch (UnknownHostException | InterruptedException | RuntimeException e) {
      underWay.remove(host, lookup);
      lookup.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

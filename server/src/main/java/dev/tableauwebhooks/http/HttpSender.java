package dev.tableauwebhooks.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.tableauwebhooks.http.Reply.Refused;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends requests to other systems. One for the whole server, for any number of threads.
 *
 * <p>Call it from virtual threads: it blocks, and an interrupt ends the call at once. Redirects are
 * not followed, cookies not kept, proxies of the environment not used. Calls to one scheme, host
 * and port share a limit and a circuit breaker, so that what one target does is not felt by
 * another.
 */
public final class HttpSender implements AutoCloseable {
  private static final Set<String> WITHOUT_CONTENT = Set.of("GET", "HEAD");

  private final AddressGuard guard;
  private final PatientResolver resolver;
  private final HttpClient client;
  private final LoadingCache<TargetName, TargetGate> gates;
  private final CallListener listener;

  private HttpSender(
      OutgoingPolicy policy, InstantSource time, PatientResolver resolver, CallListener listener) {
    this.guard = new AddressGuard(policy);
    this.resolver = resolver;
    this.client = new HttpClient(policy, guard, resolver, time);
    this.gates =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofHours(2))
            .build(target -> new TargetGate(target, policy.callsPerTarget(), time));
    this.listener = listener;
  }

  /** A sender that uses the machine's name servers; close it when the server stops. */
  public static HttpSender start(OutgoingPolicy policy, InstantSource time) {
    return start(policy, time, CallListener.NONE);
  }

  /** As {@link #start(OutgoingPolicy, InstantSource)}, with somebody who is told of each call. */
  public static HttpSender start(OutgoingPolicy policy, InstantSource time, CallListener listener) {
    var resolver = PatientResolver.ofSystem(policy.connectTimeout());
    return new HttpSender(policy, time, resolver, listener);
  }

  static HttpSender start(OutgoingPolicy policy, InstantSource time, NameResolver names) {
    var resolver = new PatientResolver(names, policy.connectTimeout());
    return new HttpSender(policy, time, resolver, CallListener.NONE);
  }

  /**
   * Makes one call, and waits for its end or its deadline.
   *
   * @throws InterruptedException when the thread is interrupted; the target may have received the
   *     request
   */
  public Reply send(OutgoingRequest request) throws InterruptedException {
    var target = TargetName.of(request.uri());
    var start = System.nanoTime();
    var reply = reply(request, target);
    listener.called(target.host(), reply, Duration.ofNanos(System.nanoTime() - start));
    return reply;
  }

  private Reply reply(OutgoingRequest request, TargetName target) throws InterruptedException {
    var refusal = refusal(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return gates.get(target).pass(request.lane(), () -> client.exchange(request));
  }

  /** The targets that are left alone for now, by name. */
  public List<Outage> outages() {
    return gates.asMap().values().stream()
        .map(TargetGate::outage)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Outage::target))
        .toList();
  }

  /** Ends what waits for a name server, and closes kept connections. */
  @Override
  public void close() {
    resolver.close();
    client.close();
  }

  private Optional<Refused> refusal(OutgoingRequest request) {
    return UrlRules.refusal(request.uri())
        .or(() -> literalAddress(request.uri(), request.hostOrigin()))
        .or(() -> HeaderRules.refusal(request.sentHeaders()))
        .or(() -> method(request));
  }

  /** Names are checked when they are looked up; what is written in numbers is not looked up. */
  private Optional<Refused> literalAddress(URI uri, HostOrigin origin) {
    return UrlRules.literal(uri.getHost())
        .flatMap(address ->
            guard.refusal(UrlRules.withoutBrackets(uri.getHost()), List.of(address), origin));
  }

  private static Optional<Refused> method(OutgoingRequest request) {
    var method = request.method();
    if (!method.matches("[A-Z]+")) {
      return Optional.of(
          new Refused(
              "'%s' is not an HTTP method.".formatted(method),
              "Use GET, POST, PUT, PATCH or DELETE."));
    }
    return request.content().isPresent() && WITHOUT_CONTENT.contains(method)
        ? Optional.of(
            new Refused(
                "A %s request cannot send content.".formatted(method),
                "Use POST, or leave the content out."))
        : Optional.empty();
  }
}

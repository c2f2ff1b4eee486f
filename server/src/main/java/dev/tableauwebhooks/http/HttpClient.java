package dev.tableauwebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.http.GuardedDns.AddressRefused;
import dev.tableauwebhooks.http.Reply.Answered;
import dev.tableauwebhooks.http.Reply.NoAnswer;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One exchange over the wire. Connections are kept for the next call, but never shared between
 * origins of a host: what was connected to under a looser rule is not reused under a stricter one.
 */
final class HttpClient implements AutoCloseable {
  private static final Set<String> WITHOUT_CONTENT = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

  private final Map<HostOrigin, OkHttpClient> clients = new EnumMap<>(HostOrigin.class);
  private final Map<HostOrigin, GuardedDns> names = new EnumMap<>(HostOrigin.class);
  private final boolean hasProxy;
  private final Duration connectTimeout;
  private final InstantSource time;

  HttpClient(OutgoingPolicy policy, AddressGuard guard, NameResolver resolver, InstantSource time) {
    this.connectTimeout = policy.connectTimeout();
    this.hasProxy = policy.proxy().isPresent();
    this.time = time;
    var common =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            // One after the other on the caller's thread; the race would start platform threads.
            .fastFallback(false)
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(64, 1, TimeUnit.MINUTES))
            .connectTimeout(policy.connectTimeout())
            // The deadline of the whole call covers these.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO);
    policy.proxy().ifPresent(proxy -> ProxyChoice.use(proxy, resolver, guard, common));
    var shared = common.build();
    for (var origin : HostOrigin.values()) {
      var dns = new GuardedDns(resolver, guard, origin, policy.proxy());
      names.put(origin, dns);
      clients.put(origin, shared.newBuilder().dns(dns).build());
    }
  }

  Reply exchange(OutgoingRequest request) throws InterruptedException {
    var client = requireNonNull(clients.get(request.hostOrigin()));
    var call = client.newCall(wireRequest(request));
    call.timeout().timeout(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try (var response =
        ScopedValue.where(PatientResolver.PATIENCE, request.timeout())
            .call(() -> checked(call, request))) {
      return answer(response, request.maxAnswerBytes());
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw interrupted(e);
      }
      return whyNot(e, request);
    }
  }

  private Response checked(Call call, OutgoingRequest request) throws IOException {
    if (hasProxy) {
      requireNonNull(names.get(request.hostOrigin())).check(request.uri().getHost());
    }
    return call.execute();
  }

  @Override
  public void close() {
    for (var client : clients.values()) {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  private static Request wireRequest(OutgoingRequest request) {
    var headers = new Headers.Builder();
    request.sentHeaders().forEach(headers::add);
    return new Request.Builder()
        .url(requireNonNull(HttpUrl.get(request.uri())))
        .headers(headers.build())
        .method(request.method(), body(request))
        .build();
  }

  private static @Nullable RequestBody body(OutgoingRequest request) {
    return WITHOUT_CONTENT.contains(request.method()) && request.content().isEmpty()
        ? null
        : new SentBody(request.content().map(Content::text).orElse(""), request.repeatable());
  }

  private Answered answer(Response response, int maxBytes) throws IOException {
    var body = response.body();
    var bytes = body.byteStream().readNBytes(maxBytes + 1);
    var complete = bytes.length <= maxBytes;
    var kept = complete ? bytes : Arrays.copyOf(bytes, maxBytes);
    var type = body.contentType();
    var charset = type == null ? UTF_8 : type.charset(UTF_8);
    return new Answered(
        response.code(),
        response.headers().toMultimap(),
        new String(kept, charset == null ? UTF_8 : charset),
        complete,
        Optional.ofNullable(response.header("Retry-After"))
            .flatMap(header -> RetryAfter.parse(header, time.instant())));
  }

  private Reply whyNot(IOException failure, OutgoingRequest request) {
    return failure instanceof AddressRefused refused
        ? refused.refused()
        : new NoAnswer(Failures.sentence(failure, request, connectTimeout));
  }

  private static InterruptedException interrupted(IOException cause) {
    var interruption = new InterruptedException("interrupted during an HTTP call");
    interruption.initCause(cause);
    return interruption;
  }
}

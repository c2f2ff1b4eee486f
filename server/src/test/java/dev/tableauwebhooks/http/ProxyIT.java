package dev.tableauwebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls through a proxy, which here answers for every host in the world. */
class ProxyIT {
  private static final String LOGIN =
      "Basic " + Base64.getEncoder().encodeToString("webhooks:s3cret".getBytes(UTF_8));

  private final List<String> proxied = new CopyOnWriteArrayList<>();
  private boolean demandsLogin;
  private HttpServer proxy;

  @BeforeEach
  void start() throws IOException {
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext("/", this::answer);
    proxy.start();
  }

  @AfterEach
  void stop() {
    proxy.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (demandsLogin
          && !LOGIN.equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"))) {
        exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
        exchange.sendResponseHeaders(407, -1);
        return;
      }
      proxied.add(exchange.getRequestURI().toString());
      exchange.sendResponseHeaders(200, 2);
      exchange.getResponseBody().write("ok".getBytes(UTF_8));
    }
  }

  private Reply call(String uri, HostOrigin origin, Set<String> allowed, NameResolver names)
      throws InterruptedException {
    var login = Optional.of(new HttpProxy.Login("webhooks", "s3cret"));
    var way = new HttpProxy("proxy.internal", proxy.getAddress().getPort(), login);
    var policy = OutgoingPolicy.DEFAULT.allowing(allowed).through(Optional.of(way));
    try (var sender = HttpSender.start(policy, InstantSource.system(), names)) {
      return sender.send(OutgoingRequest.of("GET", URI.create(uri), origin));
    }
  }

  /** The proxy's name is known; so are some others. */
  private static NameResolver knowing(String host, String address) {
    return name -> {
      if (name.equals("proxy.internal")) {
        return List.of(InetAddress.getLoopbackAddress());
      }
      if (name.equals(host)) {
        return List.of(InetAddress.getByName(address));
      }
      throw new UnknownHostException(name);
    };
  }

  @Test
  void leadsToPublicHostsAndToNamesOnlyTheProxyKnows() throws Exception {
    var names = knowing("public.example.com", "93.184.215.14");
    assertThat(call("http://public.example.com/a", HostOrigin.COMPUTED, Set.of(), names))
        .isInstanceOf(Reply.Answered.class);
    assertThat(call("http://unknown.example.com/b", HostOrigin.COMPUTED, Set.of(), names))
        .isInstanceOf(Reply.Answered.class);
    assertThat(proxied)
        .containsExactly("http://public.example.com/a", "http://unknown.example.com/b");
  }

  @Test
  void isGivenTheLoginThatItDemands() throws Exception {
    demandsLogin = true;
    var reply = call("http://a.example.com/", HostOrigin.COMPUTED, Set.of(), knowing("", ""));
    assertThat(reply).isInstanceOf(Reply.Answered.class);
    assertThat(((Reply.Answered) reply).status()).isEqualTo(200);
  }

  @Test
  void isNoWayAroundTheGuard() throws Exception {
    var names = knowing("rebound.example.com", "169.254.169.254");
    assertThat(call("http://rebound.example.com/", HostOrigin.COMPUTED, Set.of(), names))
        .isInstanceOf(Reply.Refused.class);
    assertThat(call("http://10.1.2.3/", HostOrigin.COMPUTED, Set.of(), names))
        .isInstanceOf(Reply.Refused.class);
    assertThat(call("http://proxy.internal/", HostOrigin.COMPUTED, Set.of(), names))
        .isInstanceOf(Reply.Refused.class);
    assertThat(proxied).isEmpty();
  }

  @Test
  void isPassedByForHostsInside() throws Exception {
    var names = knowing("intranet.example.com", "127.0.0.1");
    var direct = "http://intranet.example.com:%d/".formatted(proxy.getAddress().getPort());
    call(direct, HostOrigin.COMPUTED, Set.of("intranet.example.com"), names);
    assertThat(proxied).containsExactly("/");
  }
}

package dev.tableauwebhooks.rest;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The HTTP proxy that the way to Tableau leads through. {@code toString()} leaves the login out.
 *
 * <p>A login is sent by the Basic scheme. Java refuses that scheme on the way to an {@code https}
 * server unless its property {@code jdk.http.auth.tunneling.disabledSchemes} is empty. The client
 * empties the property where nobody has set it; that comes too late where Java's HTTP client was in
 * use before: start Java with {@code -Djdk.http.auth.tunneling.disabledSchemes=} then.
 */
public record OutgoingProxy(String host, int port, Optional<Login> login) {
  static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  public OutgoingProxy {
    requireNonNull(host, "host");
    requireNonNull(login, "login");
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "'%s:%d' is not the address of a proxy. Write it like proxy.example.com:3128."
              .formatted(host, port));
    }
  }

  /** What the proxy demands. */
  public record Login(String user, String password) {
    public Login {
      requireNonNull(user, "user");
      requireNonNull(password, "password");
    }

    @Override
    public String toString() {
      return "login of '%s'".formatted(user);
    }
  }

  /** A proxy that demands no login. */
  public static OutgoingProxy at(String host, int port) {
    return new OutgoingProxy(host, port, Optional.empty());
  }

  public OutgoingProxy withLogin(String user, String password) {
    return new OutgoingProxy(host, port, Optional.of(new Login(user, password)));
  }

  ProxySelector selector() {
    return ProxySelector.of(InetSocketAddress.createUnresolved(host, port));
  }

  /** The value of the header {@code Proxy-Authorization}. */
  Optional<String> authorization() {
    return login.map(it -> {
      var pair = it.user() + ":" + it.password();
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    });
  }

  @Override
  public String toString() {
    return "proxy %s:%d".formatted(host, port);
  }
}

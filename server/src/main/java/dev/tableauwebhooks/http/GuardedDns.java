package dev.tableauwebhooks.http;

import dev.tableauwebhooks.http.Reply.Refused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import okhttp3.Dns;

/**
 * Gives the HTTP client the addresses to connect to, after the guard has seen them. The client asks
 * once for each new connection and connects to nothing else, so there is no moment between check
 * and use at which a name could change its meaning.
 */
final class GuardedDns implements Dns {

  /** The guard said no; travels through the client as a failed look-up. */
  static final class AddressRefused extends UnknownHostException {
    private static final long serialVersionUID = 1L;
    private final transient Refused refused;

    AddressRefused(Refused refused) {
      super(refused.reason());
      this.refused = refused;
    }

    Refused refused() {
      return refused;
    }
  }

  private final NameResolver resolver;
  private final AddressGuard guard;
  private final HostOrigin origin;
  private final Optional<HttpProxy> proxy;

  GuardedDns(
      NameResolver resolver, AddressGuard guard, HostOrigin origin, Optional<HttpProxy> proxy) {
    this.resolver = resolver;
    this.guard = guard;
    this.origin = origin;
    this.proxy = proxy;
  }

  @Override
  public List<InetAddress> lookup(String name) throws UnknownHostException {
    var addresses = resolve(name);
    return isProxy(name) ? addresses : guarded(name, addresses);
  }

  /** The client asks for the proxy's address, and leaves that of the target to the proxy. */
  private boolean isProxy(String name) {
    return proxy.filter(it -> it.host().equalsIgnoreCase(name)).isPresent();
  }

  /**
   * Refuses a target that the proxy would look up.
   *
   * @throws AddressRefused where it must not be called
   */
  void check(String name) throws AddressRefused {
    try {
      guarded(name, resolve(name));
    } catch (AddressRefused refused) {
      throw refused;
    } catch (UnknownHostException _) {
      // The proxy may know more names than this machine.
    }
  }

  private List<InetAddress> guarded(String name, List<InetAddress> addresses)
      throws AddressRefused {
    var refusal = guard.refusal(TargetName.hostOf(name), addresses, origin);
    if (refusal.isPresent()) {
      throw new AddressRefused(refusal.get());
    }
    return addresses;
  }

  private List<InetAddress> resolve(String name) throws UnknownHostException {
    try {
      return resolver.resolve(name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var failure = new UnknownHostException("interrupted");
      failure.initCause(e);
      throw failure;
    }
  }
}

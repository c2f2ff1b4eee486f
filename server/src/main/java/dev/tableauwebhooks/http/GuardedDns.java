package dev.tableauwebhooks.http;

import dev.tableauwebhooks.http.Reply.Refused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
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

  GuardedDns(NameResolver resolver, AddressGuard guard, HostOrigin origin) {
    this.resolver = resolver;
    this.guard = guard;
    this.origin = origin;
  }

  @Override
  public List<InetAddress> lookup(String name) throws UnknownHostException {
    var addresses = resolve(name);
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

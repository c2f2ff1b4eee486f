package dev.tableauwebhooks.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

/**
 * Which calls go through the proxy: those to public addresses, and to names only it can look up.
 */
final class ProxyChoice extends ProxySelector {
  private static final String AUTHORIZATION = "Proxy-Authorization";

  private final Proxy proxy;
  private final NameResolver names;
  private final AddressGuard guard;

  private ProxyChoice(HttpProxy proxy, NameResolver names, AddressGuard guard) {
    var address = InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
    this.proxy = new Proxy(Proxy.Type.HTTP, address);
    this.names = names;
    this.guard = guard;
  }

  /** Makes the clients that are built from it use the proxy. */
  static void use(
      HttpProxy proxy, NameResolver names, AddressGuard guard, OkHttpClient.Builder clients) {
    clients.proxy(null).proxySelector(new ProxyChoice(proxy, names, guard));
    proxy
        .login()
        .ifPresent(login -> {
          var basic = Credentials.basic(login.username(), login.password());
          clients.proxyAuthenticator((_, answer) ->
              answer.request().header(AUTHORIZATION) != null
                  ? null
                  : answer.request().newBuilder().header(AUTHORIZATION, basic).build());
        });
  }

  @Override
  public List<Proxy> select(URI uri) {
    var host = TargetName.hostOf(uri.getHost());
    return List.of(isInside(host) ? Proxy.NO_PROXY : proxy);
  }

  private boolean isInside(String host) {
    try {
      return guard.isInside(host, names.resolve(host));
    } catch (UnknownHostException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
}

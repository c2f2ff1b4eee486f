package dev.tableauwebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tableauwebhooks.http.Reply.Answered;
import dev.tableauwebhooks.http.Reply.NoAnswer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The name in the address, not the IP address that was checked, is what the certificate is for. */
@Timeout(60)
class TlsIT {
  private static final String PASSWORD = "changeit";
  private static final NameResolver EVERYTHING_IS_HERE =
      _ -> List.of(InetAddress.getLoopbackAddress());

  @TempDir Path folder;

  @Test
  void checksTheCertificateAgainstTheNameInTheAddress() throws Exception {
    var store = keyStoreFor("tls.example");
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
    var port = server.getAddress().getPort();

    try {
      assertThat(((NoAnswer) get("tls.example", port)).reason())
          .as("an unknown authority")
          .isEqualTo(
              "No secure connection to https://tls.example:%d: its certificate comes from an authority that is not trusted here; add it to the trust store that -Djavax.net.ssl.trustStore names."
                  .formatted(port));

      System.setProperty("javax.net.ssl.trustStore", store.toString());
      System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);

      assertThat(get("tls.example", port)).isInstanceOf(Answered.class);
      assertThat(((NoAnswer) get("other.example", port)).reason())
          .isEqualTo(
              "No secure connection to https://other.example:%d: Hostname other.example not verified."
                  .formatted(port));
    } finally {
      System.clearProperty("javax.net.ssl.trustStore");
      System.clearProperty("javax.net.ssl.trustStorePassword");
      server.stop(0);
    }
  }

  /** A new sender each time: the trusted authorities are read when it starts. */
  private static Reply get(String host, int port) throws InterruptedException {
    try (var sender =
        HttpSender.start(OutgoingPolicy.DEFAULT, InstantSource.system(), EVERYTHING_IS_HERE)) {
      var uri = URI.create("https://%s:%d/".formatted(host, port));
      return sender.send(OutgoingRequest.of("GET", uri, HostOrigin.LITERAL));
    }
  }

  private Path keyStoreFor(String host) throws Exception {
    var store = folder.resolve("keys.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "key",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-ext",
                "BC=ca:true",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return store;
  }

  private static SSLContext context(Path store) throws Exception {
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(store)) {
      keys.load(input, PASSWORD.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}

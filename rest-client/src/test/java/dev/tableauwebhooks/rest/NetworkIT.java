package dev.tableauwebhooks.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to a server inside a company: a home-made certificate, and a proxy. */
class NetworkIT {
  private static final String LOGIN =
      "Basic " + Base64.getEncoder().encodeToString("jane:proxy secret".getBytes(UTF_8));

  @TempDir static Path directory;
  private static Path pem = Path.of("");
  private static Optional<SSLContext> certificate = Optional.empty();

  @BeforeAll
  static void makeCertificate() throws Exception {
    var store = directory.resolve("keys.p12");
    pem = directory.resolve("ca.pem");
    keytool(
        "-genkeypair",
        store,
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost",
        "-storetype",
        "PKCS12",
        "-keypass",
        "changeit");
    keytool("-exportcert", store, "-rfc", "-file", pem.toString());
    var keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    certificate = Optional.of(context);
  }

  private static void keytool(String what, Path store, String... more) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(
        List.of(what, "-alias", "a", "-keystore", store.toString(), "-storepass", "changeit"));
    command.addAll(List.of(more));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void trustsTheCertificatesOfAPemFile() throws Exception {
    try (var tableau = StandIn.start(certificate.orElseThrow());
        var client = tableau.client().trustedCertificates(pem).build()) {
      assertThat(client.signIn().siteLuid()).isEqualTo("site-luid");
    }
  }

  @Test
  void trustsNobodyElse() throws Exception {
    try (var tableau = StandIn.start(certificate.orElseThrow());
        var client = tableau.client().build()) {
      assertThatThrownBy(client::signIn)
          .hasMessageStartingWith(
              "No answer to GET %s/api/2.4/serverinfo: no secure connection: ", tableau.uri())
          .hasMessageEndingWith(
              "Check the server's certificate, and whether this Java trusts who issued it.");
    }
  }

  @Test
  void saysWhyAFileCannotSayWhomToTrust() throws IOException {
    var odd = Files.writeString(directory.resolve("odd.pem"), "-----BEGIN CERTIFICATE-----\nxx");
    var empty = Files.writeString(directory.resolve("empty.pem"), "");
    for (var file : new Path[] {odd, empty, directory.resolve("missing.pem")}) {
      assertThatThrownBy(() -> Trust.of(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("The file '%s' cannot say whom to trust: it ", file)
          .hasMessageEndingWith(
              "Give a PEM file with the certificate of the authority, beginning with"
                  + " -----BEGIN CERTIFICATE-----.");
    }
  }

  @Test
  void goesThroughAProxyThatDemandsALogin() throws Exception {
    try (var tableau = StandIn.start(certificate.orElseThrow());
        var proxy = ForwardProxy.start(Optional.of(LOGIN));
        var client =
            tableau
                .client()
                .trustedCertificates(pem)
                .proxy(proxy.address().withLogin("jane", "proxy secret"))
                .build()) {
      assertThat(client.signIn().siteLuid()).isEqualTo("site-luid");
      assertThat(proxy.tunnels()).contains("localhost:" + tableau.uri().getPort());
      assertThat(tableau.received())
          .allSatisfy(request -> assertThat(request.header("Proxy-authorization")).isEmpty());
    }
  }

  @Test
  void saysThatTheProxyWantsALogin() throws Exception {
    try (var tableau = StandIn.start(certificate.orElseThrow());
        var proxy = ForwardProxy.start(Optional.of(LOGIN));
        var client =
            tableau
                .client()
                .trustedCertificates(pem)
                .proxy(proxy.address().withLogin("jane", "wrong secret"))
                .build()) {
      assertThatThrownBy(client::signIn)
          .hasMessage(
              "No answer to GET %s/api/2.4/serverinfo: the %s wants a login. Check the user and"
                  + " password of the proxy, and start Java with"
                  + " -Djdk.http.auth.tunneling.disabledSchemes=.",
              tableau.uri(), proxy.address());
      assertThat(tableau.received()).isEmpty();
    }
  }

  @Test
  void showsNoPasswordOfAProxy() {
    var proxy = OutgoingProxy.at("p", 1).withLogin("jane", "hidden");
    assertThat(proxy.toString() + proxy.login()).contains("jane").doesNotContain("hidden");
    assertThatThrownBy(() -> OutgoingProxy.at("", 0))
        .hasMessage("':0' is not the address of a proxy. Write it like proxy.example.com:3128.");
  }
}

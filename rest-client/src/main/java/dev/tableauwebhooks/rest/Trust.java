package dev.tableauwebhooks.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom to trust besides those that Java trusts, for a server whose certificate is home-made. */
final class Trust {
  private final List<Certificate> certificates;

  private Trust(Collection<? extends Certificate> certificates) {
    this.certificates = List.copyOf(certificates);
  }

  /**
   * The certificates of a PEM file, one or many.
   *
   * @throws IllegalArgumentException where it cannot be read, or holds none
   */
  static Trust of(Path pem) {
    try (var file = Files.newInputStream(pem)) {
      var certificates = CertificateFactory.getInstance("X.509").generateCertificates(file);
      if (certificates.isEmpty()) {
        throw unusable(pem, "it holds no certificate", null);
      }
      return new Trust(certificates);
    } catch (IOException e) {
      throw unusable(pem, "it cannot be read (%s)".formatted(e), e);
    } catch (CertificateException e) {
      throw unusable(pem, "it holds something else (%s)".formatted(e.getMessage()), e);
    }
  }

  private static IllegalArgumentException unusable(
      Path pem, String reason, @Nullable Exception cause) {
    return new IllegalArgumentException(
        ("The file '%s' cannot say whom to trust: %s. Give a PEM file with the certificate of the"
                + " authority, beginning with -----BEGIN CERTIFICATE-----.")
            .formatted(pem, reason),
        cause);
  }

  SSLContext context() {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var number = 0;
      for (var trusted : Stream.concat(ofJava(), certificates.stream()).toList()) {
        store.setCertificateEntry("trusted-" + number++, trusted);
      }
      var context = SSLContext.getInstance("TLS");
      context.init(null, factory(store).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This Java cannot set up TLS.", e);
    }
  }

  private static Stream<Certificate> ofJava() throws GeneralSecurityException {
    return Arrays.stream(factory(null).getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .flatMap(it -> Arrays.stream(it.getAcceptedIssuers()));
  }

  private static TrustManagerFactory factory(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}

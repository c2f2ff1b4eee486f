package dev.tableauwebhooks.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tableauwebhooks.rest.Credentials.ConnectedApp;
import dev.tableauwebhooks.rest.Credentials.UnifiedAccessToken;
import dev.tableauwebhooks.rest.TableauProblem.BadCredentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * The tokens that a connected app with direct trust, and a unified access token, sign in with.
 *
 * @see <a href="https://help.tableau.com/current/online/en-us/connected_apps_direct.htm">Tableau on
 *     the claims</a>
 */
final class Jwt {
  /** Tableau refuses one that lives longer than ten minutes. */
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  /** For a server whose clock is a little behind ours. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private static final int SHORTEST_KEY = 32;
  private static final String TENANT = "https://tableau.com/tenantId";

  private Jwt() {}

  /** A fresh token; never the same twice. */
  static String of(ConnectedApp app, Instant now) {
    var key = app.secretValue().getBytes(StandardCharsets.UTF_8);
    if (key.length < SHORTEST_KEY) {
      throw new TableauException(
          new BadCredentials(
              "The secret value of the %s has %d bytes, but HS256 needs at least %d."
                  .formatted(app, key.length, SHORTEST_KEY),
              "Copy the whole secret value from the connected app's page in Tableau."));
    }
    var token = new SignedJWT(header(app), claims(app, now));
    try {
      token.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("Signing with a key of a valid length failed.", e);
    }
    return token.serialize();
  }

  /** A fresh token of another kind; never the same twice. */
  static String of(UnifiedAccessToken access, Instant now) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(access.keyId())
            .build();
    var claims =
        lifetime(now)
            .issuer(access.issuer())
            .claim(TENANT, access.tenantId())
            .claim(access.userClaim(), access.user())
            .claim("scp", List.copyOf(access.scopes()))
            .build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(privateKey(access)));
    } catch (JOSEException e) {
      throw unusable(access, e);
    }
    return token.serialize();
  }

  private static PrivateKey privateKey(UnifiedAccessToken access) {
    var base64 = access.privateKey().replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      var bytes = Base64.getDecoder().decode(base64);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw unusable(access, e);
    }
  }

  private static TableauException unusable(UnifiedAccessToken access, Exception cause) {
    return new TableauException(
        new BadCredentials(
            "The private key of the %s is no RSA key in PEM (%s)."
                .formatted(access, cause.getClass().getSimpleName()),
            "Convert it with: openssl pkcs8 -topk8 -nocrypt -in key.pem"));
  }

  private static JWTClaimsSet.Builder lifetime(Instant now) {
    var from = Date.from(now.minus(SKEW));
    return new JWTClaimsSet.Builder()
        .jwtID(UUID.randomUUID().toString())
        .issueTime(from)
        .notBeforeTime(from)
        .expirationTime(Date.from(now.plus(LIFETIME)));
  }

  private static JWSHeader header(ConnectedApp app) {
    return new JWSHeader.Builder(JWSAlgorithm.HS256)
        .type(JOSEObjectType.JWT)
        .keyID(app.secretId())
        .customParam("iss", app.clientId())
        .build();
  }

  private static JWTClaimsSet claims(ConnectedApp app, Instant now) {
    return lifetime(now)
        .issuer(app.clientId())
        .subject(app.user())
        .audience("tableau")
        .claim("scp", List.copyOf(app.scopes()))
        .build();
  }
}

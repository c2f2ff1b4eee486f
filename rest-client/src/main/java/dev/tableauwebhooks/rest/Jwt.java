package dev.tableauwebhooks.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tableauwebhooks.rest.Credentials.ConnectedApp;
import dev.tableauwebhooks.rest.TableauProblem.BadCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * The token that a connected app with direct trust signs in with.
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

  private static JWSHeader header(ConnectedApp app) {
    return new JWSHeader.Builder(JWSAlgorithm.HS256)
        .type(JOSEObjectType.JWT)
        .keyID(app.secretId())
        .customParam("iss", app.clientId())
        .build();
  }

  private static JWTClaimsSet claims(ConnectedApp app, Instant now) {
    var from = Date.from(now.minus(SKEW));
    return new JWTClaimsSet.Builder()
        .issuer(app.clientId())
        .subject(app.user())
        .audience("tableau")
        .jwtID(UUID.randomUUID().toString())
        .issueTime(from)
        .notBeforeTime(from)
        .expirationTime(Date.from(now.plus(LIFETIME)))
        .claim("scp", List.copyOf(app.scopes()))
        .build();
  }
}

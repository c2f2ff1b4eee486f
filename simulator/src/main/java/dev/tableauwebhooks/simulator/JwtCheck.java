package dev.tableauwebhooks.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the JWT of a connected app with direct trust. A refusal carries Tableau's number in the
 * detail: 126 the app is unknown, 127 its secret is unknown, 16 anything else.
 *
 * @see <a
 *     href="https://help.tableau.com/current/server/en-us/connected_apps_troubleshoot.htm">Troubleshoot
 *     Connected Apps</a>
 */
final class JwtCheck {

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final String LOGIN_FAILED = " (16)";
  private static final String UNKNOWN_APP = " (126)";
  private static final String UNKNOWN_SECRET = " (127)";

  private final ConnectedApp app;
  private final InstantSource clock;
  private final Map<String, Instant> usedIds = new HashMap<>();

  JwtCheck(ConnectedApp app, InstantSource clock) {
    this.app = app;
    this.clock = clock;
  }

  /** The user name and the scopes that the JWT claims. */
  Identity check(String compact) {
    try {
      var jwt = SignedJWT.parse(compact);
      var claims = jwt.getJWTClaimsSet();
      checkIssuer(jwt, claims);
      checkSignature(jwt);
      checkTimes(claims);
      checkUse(claims);
      return Identity.byJwt(present(claims.getSubject()), scopes(claims));
    } catch (ParseException | JOSEException malformed) {
      throw Refusal.signIn(LOGIN_FAILED);
    }
  }

  private void checkIssuer(SignedJWT jwt, JWTClaimsSet claims) {
    var inHeader = jwt.getHeader().getCustomParam("iss");
    if (!app.clientId().equals(claims.getIssuer())
        || (inHeader != null && !app.clientId().equals(inHeader))) {
      throw Refusal.signIn(UNKNOWN_APP);
    }
  }

  private void checkSignature(SignedJWT jwt) throws JOSEException {
    if (!app.secretId().equals(jwt.getHeader().getKeyID())) {
      throw Refusal.signIn(UNKNOWN_SECRET);
    }
    var key = app.secretValue().getBytes(StandardCharsets.UTF_8);
    if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
        || !jwt.verify(new MACVerifier(key))) {
      throw Refusal.signIn(LOGIN_FAILED);
    }
  }

  private void checkTimes(JWTClaimsSet claims) {
    var now = clock.instant();
    var expiry = present(claims.getExpirationTime()).toInstant();
    var tooEarly =
        claims.getNotBeforeTime() != null && claims.getNotBeforeTime().toInstant().isAfter(now);
    if (tooEarly || !expiry.isAfter(now) || expiry.isAfter(now.plus(LONGEST))) {
      throw Refusal.signIn(LOGIN_FAILED);
    }
  }

  /** The audience is fixed, and a JWT is good for one sign-in: its id may not come again. */
  private void checkUse(JWTClaimsSet claims) {
    var id = present(claims.getJWTID());
    if (!claims.getAudience().contains("tableau") || !isFirstUse(id)) {
      throw Refusal.signIn(LOGIN_FAILED);
    }
  }

  private synchronized boolean isFirstUse(String id) {
    var now = clock.instant();
    usedIds.values().removeIf(until -> until.isBefore(now));
    return usedIds.putIfAbsent(id, now.plus(LONGEST)) == null;
  }

  private static Set<String> scopes(JWTClaimsSet claims) throws ParseException {
    return Set.copyOf(present(claims.getStringListClaim("scp")));
  }

  private static <T> T present(@Nullable T claim) {
    if (claim == null) {
      throw Refusal.signIn(LOGIN_FAILED);
    }
    return claim;
  }
}

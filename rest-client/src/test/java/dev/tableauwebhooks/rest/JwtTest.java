package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.tableauwebhooks.rest.Credentials.ConnectedApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JwtTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef0123456789AB";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ConnectedApp APP =
      new ConnectedApp("client", "secret-id", SECRET, "Jane", Set.of("tableau:content:read"));

  @Test
  void holdsTheClaimsThatTableauDemands() throws Exception {
    var jwt = SignedJWT.parse(Jwt.of(APP, NOW));

    assertThat(jwt.verify(new MACVerifier(SECRET))).isTrue();
    assertThat(jwt.getHeader().toJSONObject())
        .containsEntry("alg", "HS256")
        .containsEntry("typ", "JWT")
        .containsEntry("kid", "secret-id")
        .containsEntry("iss", "client");
    var claims = jwt.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("client");
    assertThat(claims.getSubject()).isEqualTo("Jane");
    assertThat(claims.getAudience()).containsExactly("tableau");
    assertThat(claims.getStringListClaim("scp")).isEqualTo(List.of("tableau:content:read"));
    assertThat(claims.getIssueTime().toInstant()).isEqualTo(NOW.minusSeconds(5));
    assertThat(claims.getNotBeforeTime().toInstant()).isEqualTo(NOW.minusSeconds(5));
    assertThat(claims.getExpirationTime().toInstant())
        .isAfter(NOW.plusSeconds(60))
        .isBefore(NOW.plus(Duration.ofMinutes(10)));
  }

  @Test
  void isNeverTheSameTwice() throws Exception {
    var one = SignedJWT.parse(Jwt.of(APP, NOW)).getJWTClaimsSet().getJWTID();
    var other = SignedJWT.parse(Jwt.of(APP, NOW)).getJWTClaimsSet().getJWTID();
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void refusesASecretThatIsTooShortWithoutShowingIt() {
    var app = new ConnectedApp("client", "secret-id", "cut-off", "Jane", Set.of());
    assertThatThrownBy(() -> Jwt.of(app, NOW))
        .isInstanceOf(TableauException.class)
        .hasMessage(
            "The secret value of the connected app 'client' for user 'Jane' has 7 bytes, but HS256"
                + " needs at least 32. Copy the whole secret value from the connected app's page"
                + " in Tableau.");
  }
}

package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nobody's log may show what signs someone in. */
class SecrecyTest {

  @Test
  void hidesTokensAndSecrets() {
    var session =
        new Session(
            "the-token", "site", "user", "admin", Optional.empty(), Optional.empty(), Instant.MAX);

    assertThat(session.toString()).isEqualTo("Session[token=***, siteLuid=site, account=admin]");
    assertThat(new ConnectedApp("c", "i", "the-secret").toString())
        .isEqualTo("ConnectedApp[clientId=c, secretId=i, secretValue=***]");
  }
}

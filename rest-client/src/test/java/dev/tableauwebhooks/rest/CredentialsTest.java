package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.rest.model.Webhook;
import dev.tableauwebhooks.rest.model.WebhookDefinition;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {

  @Test
  void showNoSecret() {
    var secret = "hush-hush-hush";
    var facts = new SignedIn("s", "c", "u", new ApiVersion(3, 27));
    var all =
        List.of(
            Credentials.personalAccessToken("pat", secret),
            Credentials.password("jane", secret),
            Credentials.connectedApp("client", "id", secret, "jane"),
            new Session(secret, facts, URI.create("http://h"), Instant.EPOCH),
            new Outgoing(
                "GET",
                URI.create("http://h/a?" + secret),
                Optional.of(secret),
                Optional.of(secret),
                List.of(secret)),
            new Webhook("1", "n", "e", true, "", "https://h/" + secret, Optional.empty()),
            new WebhookDefinition("n", "e", URI.create("https://h/" + secret), true),
            Tableau.at(URI.create("https://h"))
                .credentials(Credentials.password("jane", secret))
                .build());
    assertThat(all).allSatisfy(it -> assertThat(it.toString()).doesNotContain(secret));
  }

  @Test
  void areNeeded() {
    assertThatThrownBy(() -> Tableau.at(URI.create("https://h")).build())
        .hasMessage("A client needs credentials. Call credentials(…) first.");
    assertThatThrownBy(() -> Tableau.at(URI.create("tableau.example.com")))
        .hasMessage(
            "'tableau.example.com' is not the URL of a server."
                + " Write it like https://tableau.example.com.");
  }
}

package dev.tableauwebhooks.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingCredentialsTest {
  @TempDir private Path directory;
  private ConfigurationFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new ConfigurationFolder(directory);
  }

  @Test
  void keepsAProductionServerFromStartingAndSaysHowToMakeAToken() {
    assertThat(folder.load().missingIngestCredentials(false))
        .hasValueSatisfying(problem ->
            assertThat(problem)
                .hasToString(
                    """
                    TABLEAU_WEBHOOKS_TOKENS
                      Nobody could post an event: there is neither a token nor a password for \
                    webhooks.
                      Fix: Make a token with: tableau-webhooks token new, or set \
                    TABLEAU_WEBHOOKS_TOKENS.\
                    """));
  }

  @Test
  void isSatisfiedByATokenInTheStore() {
    assertThat(folder.load().missingIngestCredentials(true)).isEmpty();
  }

  @Test
  void isSatisfiedByATokenOfTheEnvironment() {
    folder.variable("TABLEAU_WEBHOOKS_TOKENS", "twh_0123456789abcdef");
    assertThat(folder.load().missingIngestCredentials(false)).isEmpty();
  }

  @Test
  void isSatisfiedByAPassword() {
    folder.yaml("ingest: { basic: { username: tableau, password: hidden } }");
    assertThat(folder.load().missingIngestCredentials(false)).isEmpty();
  }

  @Test
  void isSatisfiedByASiteWhoseWebhooksTheServerMakes() {
    folder.yaml(
        """
        server: { publicUrl: https://hooks.example.com }
        sites:
          - { url: tableau.example.com, credentials: { password: { username: a, password: b } } }
        """);
    assertThat(folder.load().missingIngestCredentials(false)).isEmpty();

    folder.yaml("server: { publicUrl: https://hooks.example.com }");
    assertThat(folder.load().missingIngestCredentials(false)).isPresent();
  }

  @Test
  void letsDevelopmentRunWithoutUnlessItIsTold() {
    folder.variable("FLASK_ENV", "development");
    assertThat(folder.load().missingIngestCredentials(false)).isEmpty();

    folder.yaml("ingest: { unauthenticated: deny }");
    assertThat(folder.load().missingIngestCredentials(false)).isPresent();
  }
}

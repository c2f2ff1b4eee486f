package dev.tableauwebhooks.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientReaderTest {
  @TempDir private Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private ConfigurationFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new ConfigurationFolder(directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | http://localhost:8000",
        "server: { port: 9000 } | http://localhost:9000",
        "'server: { host: 0.0.0.0, port: 9000 }' | http://localhost:9000",
        "server: { host: 10.0.0.9 } | http://10.0.0.9:8000",
        "server: { host: 'fd00::9' } | http://[fd00::9]:8000"
      })
  void findsTheServerOfTheFile(String yaml, String address) {
    folder.yaml(yaml);
    assertThat(load()).isEqualTo(settings(address, Optional.empty()));
  }

  @Test
  void prefersTheAddressAndTokenOfTheVariables() {
    folder.yaml("server: { port: 9000 }");
    folder.dotEnv(
        "TABLEAU_WEBHOOKS_URL=https://hooks.example.com/\nTABLEAU_WEBHOOKS_ADMIN_TOKEN=t");
    assertThat(load())
        .isEqualTo(settings("https://hooks.example.com", Optional.of(Secret.of("t"))));

    environment.put("TABLEAU_WEBHOOKS_URL", "http://localhost:1");
    assertThat(load()).isEqualTo(settings("http://localhost:1", Optional.of(Secret.of("t"))));
  }

  @Test
  void doesNotMindWhatItDoesNotNeed() {
    folder.yaml(
        """
        server: { port: 9000, adminTokens: ["${NOT_SET_HERE}"] }
        sites: [{ url: "${NOT_SET_HERE}" }]
        banana: 1
        """);
    assertThat(load()).isEqualTo(settings("http://localhost:9000", Optional.empty()));
  }

  @Test
  void saysWhatIsWrongWithWhatItNeeds() {
    environment.put("PORT", "x");
    assertThat(load())
        .hasToString(
            "Refused[problems=[PORT\n  'x' is not a whole number.\n"
                + "  Fix: Write a whole number from 1 to 65535.]]");
  }

  @Test
  void refusesATokenThatNoHeaderCanCarryWithoutShowingIt() {
    environment.put("TABLEAU_WEBHOOKS_ADMIN_TOKEN", "twh_hidden\nhidden");
    assertThat(load())
        .hasToString(
            """
            Refused[problems=[TABLEAU_WEBHOOKS_ADMIN_TOKEN
              A token holds characters that have a meaning in addresses.
              Fix: Make one with: tableau-webhooks token new]]\
            """);
  }

  private LoadResult<ClientSettings> load() {
    return ConfigurationLoader.loadClient(Optional.of(directory), environment);
  }

  private static LoadResult<ClientSettings> settings(String address, Optional<Secret> token) {
    return new LoadResult.Loaded<>(new ClientSettings(URI.create(address), token));
  }
}

package dev.tableauwebhooks.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsStaySecretTest {
  private static final String HIDDEN = "hidden-0123456789abcdef0123456789abcdef";

  private static final String EVERY_SECRET =
      """
      server:
        adminTokens: [%1$s]
        key: %1$s
      ingest:
        tokens: [%1$s]
        basic: { username: a, password: %1$s }
      storage: { url: "postgres://a:%1$s@db/hooks" }
      sites:
        - name: a
          url: a.example.com
          credentials: { pat: { name: a, secret: %1$s } }
        - name: b
          url: a.example.com
          credentials: { password: { username: a, password: %1$s } }
        - name: c
          url: a.example.com
          credentials: { jwt: { clientId: a, secretId: a, username: a, secretValue: %1$s } }
      env: [A]
      secrets: { a: "${A}" }
      connections: { slack: { type: slack, token: %1$s, webhookUrl: "${A}" } }
      """;

  @TempDir private Path directory;

  @Test
  void showsNoneInTheWholeConfiguration() {
    var folder = new ConfigurationFolder(directory).variable("A", HIDDEN);
    var configuration = folder.yaml(EVERY_SECRET.formatted(HIDDEN)).load();
    assertThat(configuration.toString()).doesNotContain("hidden").contains("postgresql://db/hooks");
  }

  @Test
  void showsNoneInProblemsThatStandBesideThem() {
    var folder = new ConfigurationFolder(directory).variable("A", HIDDEN).variable("PORT", "x");
    var broken =
        EVERY_SECRET
            .formatted("hidden")
            .replace("postgres:", "mysql:")
            .replace("username: a", "usernam: a");
    assertThat(folder.yaml(broken).problems())
        .doesNotContain("hidden")
        .contains("server.key", "ingest.tokens[0]", "storage.url", "sites[1].credentials.password");
  }
}

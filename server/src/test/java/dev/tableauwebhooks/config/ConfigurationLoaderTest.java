package dev.tableauwebhooks.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.config.IngestSettings.Basic;
import dev.tableauwebhooks.config.IngestSettings.Unauthenticated;
import dev.tableauwebhooks.config.LoggingSettings.Format;
import dev.tableauwebhooks.config.LoggingSettings.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationLoaderTest {
  private static final String TOKEN = "twh_0123456789abcdef";

  @TempDir private Path directory;
  private ConfigurationFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new ConfigurationFolder(directory);
  }

  @Test
  void needsNothingForAProductionServerWithDefaults() {
    assertThat(ConfigurationLoader.load(Optional.empty(), Map.of()))
        .isEqualTo(
            new LoadResult.Loaded<>(
                new Configuration(
                    Environment.PRODUCTION,
                    new ServerSettings(
                        "0.0.0.0", 8000, Optional.empty(), List.of(), Optional.empty()),
                    new IngestSettings(
                        List.of(),
                        Optional.empty(),
                        262_144,
                        Duration.ofHours(24),
                        Duration.ofSeconds(10),
                        Unauthenticated.DENY),
                    new StorageSettings(
                        Path.of("data"), Optional.empty(), Optional.empty(), Optional.empty()),
                    List.of(),
                    new WebhookSettings(
                        false, Optional.of(Duration.ofMinutes(5)), "tableau-webhooks:", false),
                    new OutgoingSettings(List.of(), Optional.empty(), Optional.empty()),
                    new LoggingSettings(Format.TEXT, Level.INFO),
                    new RunSettings(64, Duration.ofHours(24)),
                    new ReconcileSettings(
                        Optional.of(Duration.ofMinutes(5)),
                        Duration.ofMinutes(2),
                        ReconcileSettings.Outdated.SKIP),
                    new WorkflowNames(Map.of(), Map.of(), Map.of()))));
  }

  @Test
  void looksAfterWebhooksWhereTheAddressForTableauIsKnown() {
    assertThat(
            folder
                .yaml("server: { publicUrl: https://hooks.example.com }")
                .load()
                .webhooks()
                .manage())
        .isTrue();
    assertThat(
            folder
                .yaml(
                    """
                    server: { publicUrl: https://hooks.example.com }
                    webhooks: { manage: false, watch: off, prefix: "prod:", allowAnyUrl: true }
                    """)
                .load()
                .webhooks())
        .isEqualTo(new WebhookSettings(false, Optional.empty(), "prod:", true));
  }

  @Test
  void refusesToMakeWebhooksThatWouldLeadNowhere() {
    assertThat(
            folder
                .yaml("webhooks: { manage: true, watch: often, prefix: '/', allowAnyUrl: yes }")
                .problems())
        .isEqualTo(
            """
            tableau-webhooks.yaml:1:21: webhooks.manage
              Webhooks cannot be made without the address under which Tableau reaches the server.
              Fix: Set server.publicUrl, or remove webhooks.manage.
            tableau-webhooks.yaml:1:34: webhooks.watch
              'often' is not a time span.
              Fix: Write a number and ms, s, m, h or d, such as 30s or 24h.
            tableau-webhooks.yaml:1:49: webhooks.prefix
              '/' is not a prefix for names.
              Fix: Write 2 to 40 letters, digits and . : _ -, such as tableau-webhooks:
            tableau-webhooks.yaml:1:67: webhooks.allowAnyUrl
              'yes' is neither true nor false.
              Fix: Write true or false.\
            """);
  }

  @Test
  void isOpenToThisMachineAloneInDevelopment() {
    var development = folder.variable("TABLEAU_WEBHOOKS_ENV", "development").load();

    assertThat(development.server().host()).isEqualTo("127.0.0.1");
    assertThat(development.ingest().unauthenticated()).isEqualTo(Unauthenticated.ALLOW);
    assertThat(development.ingest().dedupeWindow()).isEqualTo(Duration.ofSeconds(10));
    assertThat(development.logging().level()).isEqualTo(Level.DEBUG);
  }

  @Test
  void understandsTheEnvironmentOfTheOriginal() {
    assertThat(folder.variable("FLASK_ENV", "development").load().environment())
        .isEqualTo(Environment.DEVELOPMENT);
    assertThat(folder.variable("TABLEAU_WEBHOOKS_ENV", "Production").load().environment())
        .isEqualTo(Environment.PRODUCTION);
  }

  @Test
  void readsServerAndIngest() {
    var configuration =
        folder
            .yaml(
                """
                server:
                  host: 10.0.0.1
                  port: 9000
                  publicUrl: https://hooks.example.com/tableau/
                  adminTokens: [twh_an-admin-token-1234]
                  key: 0123456789abcdef0123456789abcdef
                ingest:
                  tokens:
                    - twh_a-token-of-the-file
                  basic: { username: tableau, password: "not: guessed" }
                  maxBodyBytes: 65536
                  dedupeWindow: 1h30m
                  readTimeout: 500ms
                """)
            .variable(
                "TABLEAU_WEBHOOKS_TOKENS", " %s ,\ttwh_another-token-of-it, ".formatted(TOKEN))
            .variable("TABLEAU_WEBHOOKS_ADMIN_TOKEN", TOKEN)
            .load();

    assertThat(configuration.server())
        .isEqualTo(
            new ServerSettings(
                "10.0.0.1",
                9000,
                Optional.of(URI.create("https://hooks.example.com/tableau")),
                List.of(Secret.of("twh_an-admin-token-1234"), Secret.of(TOKEN)),
                Optional.of(Secret.of("0123456789abcdef0123456789abcdef"))));
    assertThat(configuration.ingest())
        .isEqualTo(
            new IngestSettings(
                List.of(
                    Secret.of("twh_a-token-of-the-file"),
                    Secret.of(TOKEN),
                    Secret.of("twh_another-token-of-it")),
                Optional.of(new Basic("tableau", Secret.of("not: guessed"))),
                65_536,
                Duration.ofMinutes(90),
                Duration.ofMillis(500),
                Unauthenticated.DENY));
  }

  @Test
  void readsTheRest() {
    var configuration =
        folder
            .yaml(
                """
                environment: development
                outgoing:
                  allow: [Jira.Example.com, 10.1.2.3, "10.0.0.0/8", "fd00::/8", localhost]
                  proxy: http://proxy.example.com:3128
                  proxyLogin: { username: webhooks, password: "${JIRA_TOKEN}" }
                logging: { format: json, level: warn }
                runs: { concurrency: 8, deadline: 2d }
                env: [REGION]
                secrets:
                  jira: ${JIRA_TOKEN}
                  mail: { file: mail.txt }
                """)
            .file("mail.txt", "mail-secret\n")
            .variable("REGION", "eu-west")
            .variable("JIRA_TOKEN", "jira-secret")
            .load();

    assertThat(configuration.outgoing())
        .isEqualTo(
            new OutgoingSettings(
                List.of("jira.example.com", "10.1.2.3", "10.0.0.0/8", "fd00::/8", "localhost"),
                Optional.of(URI.create("http://proxy.example.com:3128")),
                Optional.of(new OutgoingSettings.Login("webhooks", Secret.of("jira-secret")))));
    assertThat(configuration.logging()).isEqualTo(new LoggingSettings(Format.JSON, Level.WARN));
    assertThat(configuration.runs()).isEqualTo(new RunSettings(8, Duration.ofDays(2)));
    assertThat(configuration.names().env()).isEqualTo(Map.of("REGION", "eu-west"));
    assertThat(configuration.names().secrets())
        .isEqualTo(Map.of("jira", Secret.of("jira-secret"), "mail", Secret.of("mail-secret")));
  }

  @Test
  void letsTheEnvironmentWinOverDotEnvAndOverTheFile() {
    folder.yaml("server: { port: 1000, publicUrl: 'https://file.example.com' }");
    folder.dotEnv("PORT=2000\nTABLEAU_WEBHOOKS_LOG_FORMAT=json\n");
    assertThat(folder.load().server().port()).isEqualTo(2000);

    var configuration =
        folder
            .variable("PORT", "3000")
            .variable("TABLEAU_WEBHOOKS_PUBLIC_URL", "https://variable.example.com")
            .load();
    assertThat(configuration.server().port()).isEqualTo(3000);
    assertThat(configuration.server().publicUrl())
        .contains(URI.create("https://variable.example.com"));
    assertThat(configuration.logging().format()).isEqualTo(Format.JSON);
  }

  @Test
  void treatsABlankVariableAsNotGiven() {
    var configuration =
        folder.yaml("server: { port: 1000 }").dotEnv("PORT=2000").variable("PORT", " ").load();
    assertThat(configuration.server().port()).isEqualTo(1000);
  }

  @Test
  void putsVariablesIntoValues() {
    var configuration =
        folder
            .yaml(
                """
                server:
                  host: ${HOST}
                  port: ${HTTP_PORT}
                ingest:
                  basic: { username: "$${${USER_NAME}}", password: "${PASSWORD}" }
                """)
            .variable("HOST", "10.0.0.9")
            .dotEnv("HTTP_PORT=8080\nUSER_NAME=tableau\nPASSWORD='a ${b} \"c\"'")
            .load();
    assertThat(configuration.server().host()).isEqualTo("10.0.0.9");
    assertThat(configuration.server().port()).isEqualTo(8080);
    assertThat(configuration.ingest().basic())
        .contains(new Basic("${tableau}", Secret.of("a ${b} \"c\"")));
  }

  @Test
  void readsAFileThatHoldsNothingOrOnlyComments() {
    assertThat(folder.yaml("").load().server().port()).isEqualTo(8000);
    assertThat(folder.yaml("# later\n").load().server().port()).isEqualTo(8000);
    assertThat(folder.yaml("server:\n  port: # 9000\nsites:\n").load().server().port())
        .isEqualTo(8000);
  }

  @Test
  void keepsConnectionsRawWithTheirPlaces() {
    var configuration =
        folder
            .yaml(
                """
                connections:
                  slack:
                    type: slack
                    token: ${SLACK_TOKEN}
                    retries: 3
                    verify: false
                    name: "3"
                    headers: { accept: text/plain }
                    scopes: [a, "${SCOPE}"]
                    certificate: { file: cert.pem }
                    empty:
                """)
            .file("cert.pem", "pem")
            .variable("SLACK_TOKEN", "xoxb-1")
            .variable("SCOPE", "b")
            .load();
    var slack = configuration.names().connections().getOrDefault("slack", nothing());

    assertThat(slack.type()).isEqualTo("slack");
    assertThat(slack.values())
        .isEqualTo(
            Map.of(
                "token", Secret.of("xoxb-1"),
                "retries", 3L,
                "verify", false,
                "name", "3",
                "headers", Map.of("accept", "text/plain"),
                "scopes", List.of("a", Secret.of("b")),
                "certificate", Secret.of("pem")));
    assertThat(placeOfProblem(slack, "scopes[1]"))
        .isEqualTo("tableau-webhooks.yaml:9:17: connections.slack.scopes[1]");
    assertThat(placeOfProblem(slack, "headers.host"))
        .isEqualTo("tableau-webhooks.yaml:8:14: connections.slack.headers.host");
    assertThat(placeOfProblem(slack, "channel"))
        .isEqualTo("tableau-webhooks.yaml:3:5: connections.slack.channel");
    assertThat(placeOfProblem(slack, "")).isEqualTo("tableau-webhooks.yaml:3:5: connections.slack");
  }

  private String placeOfProblem(RawConnection connection, String path) {
    return connection
        .problemAt(path, "What.", "Fix.")
        .where()
        .toString()
        .replace(directory + "/", "");
  }

  private static RawConnection nothing() {
    return new RawConnection("", "", Map.of(), Map.of("", new Place.WholeFile("")));
  }
}

package dev.tableauwebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tableauwebhooks.access.InMemoryTokenStore;
import dev.tableauwebhooks.access.StoredToken;
import dev.tableauwebhooks.access.TokenKind;
import dev.tableauwebhooks.access.TokenStore;
import dev.tableauwebhooks.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T08:00:00.5Z"));

  @TempDir private Path directory;
  private final InMemoryTokenStore store = new InMemoryTokenStore();
  private final List<Path> opened = new ArrayList<>();
  private int closed;
  private final CommandLineFixture tool =
      new CommandLineFixture(
          (terminal, environment) -> new TokenCommand(terminal, environment, this::open, CLOCK));

  @Test
  void printsANewTokenAloneOnStandardOutput() {
    assertThat(run("new")).isZero();
    assertThat(tool.out()).matches("twh_[A-Za-z0-9_-]{43}\n");
    assertThat(tool.err())
        .isEqualTo(
            "The address for Tableau: https://<your server>/webhook/<this token>."
                + " It is not shown again.\n");
    assertThat(store.tokens())
        .extracting(StoredToken::kind, StoredToken::label)
        .containsExactly(tuple(TokenKind.INGEST, "webhooks"));
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void makesTokensForASiteAndForAnAdministrator() throws IOException {
    configure(
        """
        server: { publicUrl: "https://hooks.example.com" }
        sites:
          - name: marketing
            url: tableau.example.com
            credentials: { password: { username: a, password: b } }
        """);
    assertThat(run("new", "--site", "marketing", "--label", "of marketing")).isZero();
    assertThat(tool.err())
        .startsWith("The address for Tableau: https://hooks.example.com/webhook/");
    assertThat(store.tokens().getFirst().site()).contains("marketing");

    assertThat(run("new", "--admin")).isZero();
    assertThat(tool.err())
        .isEqualTo(
            "Set it as TABLEAU_WEBHOOKS_ADMIN_TOKEN where you run commands. It is not shown again.\n");
    assertThat(store.tokens().getLast().kind()).isEqualTo(TokenKind.ADMIN);

    assertThat(run("new", "--site", "finance")).isEqualTo(2);
    assertThat(tool.err())
        .isEqualTo("No site called 'finance' is configured.\n  Fix: Use one of: marketing.\n");
    assertThat(run("new", "--site", "marketing", "--admin")).isEqualTo(2);
    assertThat(tool.err())
        .isEqualTo(
            """
            A token is either for a site's webhooks or for an administrator.
              Fix: Leave out --site or --admin.
            """);
  }

  @Test
  void listsAndRevokes() {
    run("new", "--label", "old hook");
    var token = store.tokens().getFirst();
    assertThat(run("revoke", token.id())).isZero();
    assertThat(tool.out()).isEqualTo("Revoked. A running server refuses it within seconds.\n");
    assertThat(run("list")).isZero();
    assertThat(tool.out())
        .isEqualTo(
            """
            ID            KIND    TOKEN      LABEL     SITE  CREATED               LAST USED  REVOKED
            %s  ingest  %s  old hook        2026-03-01T08:00:00Z             2026-03-01T08:00:00Z
            """
                .formatted(token.id(), token.masked()));
    assertThat(run("list", "--json")).isZero();
    assertThat(tool.out().replaceAll("\\s", ""))
        .isEqualTo(
            ("[{'id':'%s','kind':'ingest','token':'%s','label':'oldhook','site':'',"
                    + "'createdAt':'2026-03-01T08:00:00Z','lastUsedAt':'',"
                    + "'revokedAt':'2026-03-01T08:00:00Z'}]")
                .replace('\'', '"')
                .formatted(token.id(), token.masked()));
    assertThat(run("revoke", "nonsense")).isEqualTo(1);
    assertThat(tool.err())
        .isEqualTo(
            "There is no token 'nonsense'.\n  Fix: Find its ID with: tableau-webhooks token list\n");
  }

  @Test
  void opensTheStoreInTheDataFolderOfTheOption() {
    run("list", "--data", "elsewhere");
    assertThat(opened).containsExactly(Path.of("elsewhere"));
  }

  @Test
  void printsTheProblemsOfTheConfiguration() throws IOException {
    configure("server: { port: x }");
    assertThat(run("new")).isEqualTo(2);
    assertThat(tool.err())
        .contains("'x' is not a whole number.", "The configuration has 1 problem.");
    assertThat(opened).isEmpty();
  }

  private int run(String... args) {
    var all = new ArrayList<>(List.of("token"));
    all.addAll(List.of(args));
    all.addAll(List.of("--config", directory.toString()));
    return tool.run(all.toArray(String[]::new));
  }

  private void configure(String yaml) throws IOException {
    Files.writeString(directory.resolve("tableau-webhooks.yaml"), yaml);
  }

  private TokenStoreFactory.OpenTokenStore open(Configuration configuration) {
    opened.add(configuration.storage().dataDir());
    return new TokenStoreFactory.OpenTokenStore() {
      @Override
      public TokenStore store() {
        return store;
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }
}

package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.access.StoredToken;
import dev.tableauwebhooks.access.TokenKind;
import dev.tableauwebhooks.access.Tokens;
import dev.tableauwebhooks.app.HookViews.Rotated;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.LoadResult;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntBiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, lists and revokes tokens, in the store itself. */
@Command(
    name = "token",
    description = "Make, list, revoke and rotate the tokens for webhooks and for administrators.",
    synopsisSubcommandLabel = "(new | list | revoke | rotate)",
    footer = {
      "%nExamples:",
      "  tableau-webhooks token new",
      "  tableau-webhooks token new --site marketing --label \"webhooks of marketing\"",
      "  tableau-webhooks token new --admin --label ann",
      "  tableau-webhooks token list",
      "  tableau-webhooks token revoke 3f9a1c0b7e52",
      "  tableau-webhooks token rotate --site marketing"
    })
final class TokenCommand implements Callable<Integer> {
  private static final String[] HEADING = {
    "ID", "KIND", "TOKEN", "LABEL", "SITE", "CREATED", "LAST USED", "REVOKED"
  };

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final TokenStoreFactory stores;
  private final InstantSource clock;

  TokenCommand(
      Terminal terminal,
      Map<String, String> environment,
      TokenStoreFactory stores,
      InstantSource clock) {
    this.terminal = terminal;
    this.environment = environment;
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    terminal.err().println("Which? See: tableau-webhooks token --help");
    return ExitCode.WRONG_USAGE;
  }

  @Command(name = "new", description = "Make a token. It is shown once and not kept.")
  int make(@Mixin ConfigurationOptions options, @Mixin NewToken wanted) {
    return withTokens(
        options,
        (configuration, tokens) -> {
          var created = wanted.create(configuration, tokens);
          terminal.out().println(created.text().reveal());
          terminal.out().flush();
          terminal.err().println(wanted.hint(configuration));
          return ExitCode.OK;
        });
  }

  @Command(name = "list", description = "List all tokens, without their secret parts.")
  int list(
      @Mixin ConfigurationOptions options,
      @Option(names = "--json", description = "Print JSON.") boolean asJson) {
    return withTokens(
        options,
        (_, tokens) -> {
          if (asJson) {
            terminal
                .out()
                .println(JsonText.pretty(tokens.list().stream().map(TokenCommand::facts).toList()));
          } else {
            var table = new Table(HEADING);
            tokens.list().forEach(token -> table.add(facts(token).values().toArray(String[]::new)));
            table.print(terminal);
          }
          terminal.out().flush();
          return ExitCode.OK;
        });
  }

  @Command(name = "revoke", description = "Refuse a token from now on.")
  int revoke(
      @Mixin ConfigurationOptions options,
      @Parameters(paramLabel = "ID", description = "As token list shows it.") String id) {
    return withTokens(
        options,
        (_, tokens) -> {
          if (!tokens.revoke(id)) {
            throw new CommandFailed(
                "There is no token '%s'.".formatted(id),
                "Find its ID with: tableau-webhooks token list");
          }
          terminal.out().println("Revoked. A running server refuses it within seconds.");
          terminal.out().flush();
          return ExitCode.OK;
        });
  }

  @Command(
      name = "rotate",
      description = {
        "Give a site a new token: its webhooks on Tableau are moved to it, and when all are, the old",
        "one is refused. A running server knows both within seconds."
      })
  int rotate(
      @Mixin ConfigurationOptions options,
      @Option(names = "--site", paramLabel = "NAME", description = "The configured site.")
          Optional<String> site,
      @Option(
              names = "--keep-old",
              description = "Accept the old one still, until the next rotation.")
          boolean keepOld) {
    return new HookVisits(terminal, environment)
        .with(
            options,
            visit -> {
              var rotated = visit.rotate(HookVisits.only(visit, site), keepOld);
              new HookPrinter(terminal).applied(rotated.applied());
              terminal.out().println(told(rotated, keepOld));
              terminal.out().flush();
              return rotated.applied().isDone() ? ExitCode.OK : ExitCode.FAILED;
            });
  }

  private static String told(Rotated rotated, boolean keepOld) {
    if (rotated.retired()) {
      return "The old token is refused from now on.";
    }
    return keepOld
        ? "Both tokens are accepted."
        : "Both tokens are accepted, since not all webhooks are moved. Mend that, then rotate again.";
  }

  private int withTokens(
      ConfigurationOptions options, ToIntBiFunction<Configuration, Tokens> action) {
    return switch (options.load(environment)) {
      case LoadResult.Refused<Configuration>(var problems) -> {
        new ProblemPrinter(terminal).print(problems);
        yield ExitCode.WRONG_USAGE;
      }
      case LoadResult.Loaded<Configuration>(var configuration) -> {
        try (var open = stores.open(configuration)) {
          yield action.applyAsInt(configuration, new Tokens(open.store(), clock));
        }
      }
    };
  }

  /** What a list shows of a token, in the order of the columns; blank where there is nothing. */
  private static Map<String, String> facts(StoredToken token) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("id", token.id());
    facts.put("kind", token.kind().name().toLowerCase(Locale.ROOT));
    facts.put("token", token.masked());
    facts.put("label", token.label());
    facts.put("site", token.site().orElse(""));
    facts.put("createdAt", seconds(token.createdAt()));
    facts.put("lastUsedAt", token.lastUsedAt().map(TokenCommand::seconds).orElse(""));
    facts.put("revokedAt", token.revokedAt().map(TokenCommand::seconds).orElse(""));
    return facts;
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The options of {@code token new}. */
  static final class NewToken {
    @Option(
        names = "--label",
        paramLabel = "TEXT",
        description = "What it is for, to recognise it in the list.")
    private Optional<String> label = Optional.empty();

    @Option(
        names = "--site",
        paramLabel = "NAME",
        description = "Accept only events of this configured site.")
    private Optional<String> site = Optional.empty();

    @Option(names = "--admin", description = "For the API and the dashboard instead of webhooks.")
    private boolean isForAdmin;

    private Tokens.Created create(Configuration configuration, Tokens tokens) {
      if (isForAdmin && site.isPresent()) {
        throw CommandFailed.wrongUsage(
            "A token is either for a site's webhooks or for an administrator.",
            "Leave out --site or --admin.");
      }
      site.ifPresent(name -> requireSite(configuration, name));
      var kind = isForAdmin ? TokenKind.ADMIN : TokenKind.INGEST;
      var text = label.orElse(isForAdmin ? "administrator" : "webhooks");
      return site.map(name -> tokens.createForSite(name, text))
          .orElseGet(() -> tokens.create(kind, text));
    }

    private static void requireSite(Configuration configuration, String name) {
      var names = configuration.sites().stream().map(site -> site.name()).toList();
      if (!names.contains(name)) {
        throw CommandFailed.wrongUsage(
            "No site called '%s' is configured.".formatted(name),
            names.isEmpty()
                ? "Configure one under sites in tableau-webhooks.yaml, or leave out --site."
                : "Use one of: %s.".formatted(String.join(", ", names)));
      }
    }

    private String hint(Configuration configuration) {
      if (isForAdmin) {
        return "Set it as TABLEAU_WEBHOOKS_ADMIN_TOKEN where you run commands. It is not shown again.";
      }
      var server =
          configuration.server().publicUrl().map(Object::toString).orElse("https://<your server>");
      return "The address for Tableau: %s/webhook/<this token>. It is not shown again."
          .formatted(server);
    }
  }
}

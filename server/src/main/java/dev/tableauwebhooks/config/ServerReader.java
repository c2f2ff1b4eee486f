package dev.tableauwebhooks.config;

import static dev.tableauwebhooks.config.KnownVariable.PORT;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_WEBHOOKS_ADMIN_TOKEN;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_WEBHOOKS_KEY;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_WEBHOOKS_LOG_FORMAT;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_WEBHOOKS_PUBLIC_URL;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_WEBHOOKS_TOKENS;

import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.config.IngestSettings.Basic;
import dev.tableauwebhooks.config.IngestSettings.Unauthenticated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code server}, {@code ingest}, {@code logging} and {@code runs}. */
final class ServerReader {
  private static final int SHORTEST_TOKEN = 16;
  private static final int SHORTEST_KEY = 32;
  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
  private static final int KIBIBYTE = 1024;

  private final Section root;
  private final Environment environment;
  private final Problems problems;
  private final Values values;

  ServerReader(Section root, Environment environment) {
    this.root = root;
    this.environment = environment;
    this.problems = root.reading().problems();
    this.values = new Values(problems);
  }

  ServerSettings server() {
    var section = root.section("server");
    var host = section.text("host").filter(section.reading()::isNotBlank).map(Given::text);
    var port = section.text("port", PORT).flatMap(g -> values.wholeNumber(g, 0, 65_535));
    var publicUrl =
        section
            .text("publicUrl", TABLEAU_WEBHOOKS_PUBLIC_URL)
            .flatMap(given -> values.address(given, "https://webhooks.example.com"));
    return new ServerSettings(
        host.orElse(isProduction() ? "0.0.0.0" : "127.0.0.1"),
        port.orElse(ServerSettings.DEFAULT_PORT),
        publicUrl,
        tokens(section, "adminTokens", TABLEAU_WEBHOOKS_ADMIN_TOKEN),
        key(section));
  }

  private Optional<Secret> key(Section section) {
    var variable = section.reading().variables().find(TABLEAU_WEBHOOKS_KEY);
    var place = variable.map(Given::place).orElse(section.place("key"));
    var written = section.secret("key");
    var key = variable.map(given -> Secret.of(given.text())).or(() -> written);
    if (key.isPresent() && key.get().reveal().length() < SHORTEST_KEY) {
      problems.add(
          place,
          "The key is shorter than %d characters.".formatted(SHORTEST_KEY),
          "Make one with: openssl rand -base64 32");
    }
    return key;
  }

  IngestSettings ingest() {
    var section = root.section("ingest");
    var tokens = tokens(section, "tokens", TABLEAU_WEBHOOKS_TOKENS);
    var basic = section.findSection("basic").flatMap(ServerReader::basic);
    var maxBodyBytes =
        section
            .text("maxBodyBytes")
            .flatMap(g -> values.wholeNumber(g, KIBIBYTE, 16 * KIBIBYTE * KIBIBYTE));
    var dedupeWindow = section.text("dedupeWindow").flatMap(values::duration);
    var readTimeout = section.text("readTimeout").flatMap(values::duration);
    return new IngestSettings(
        tokens,
        basic,
        maxBodyBytes.orElse(256 * KIBIBYTE),
        dedupeWindow.orElse(isProduction() ? Duration.ofDays(1) : Duration.ofSeconds(10)),
        readTimeout.orElse(Duration.ofSeconds(10)),
        unauthenticated(section));
  }

  private Unauthenticated unauthenticated(Section section) {
    var given = section.text("unauthenticated");
    var choice = given.flatMap(g -> values.choice(g, Unauthenticated.class));
    if (isProduction() && choice.equals(Optional.of(Unauthenticated.ALLOW))) {
      problems.add(
          section.place("unauthenticated"),
          "'allow' would let anybody post events to a production server.",
          "Remove it and make a token with: tableau-webhooks token new");
    }
    return choice.orElse(isProduction() ? Unauthenticated.DENY : Unauthenticated.ALLOW);
  }

  private static Optional<Basic> basic(Section section) {
    var username = section.required("username").map(Given::text);
    var password = section.requiredSecret("password");
    return username.flatMap(name -> password.map(secret -> new Basic(name, secret)));
  }

  /** The tokens of the file and those of the variable together. */
  private List<Secret> tokens(Section section, String key, KnownVariable variable) {
    var tokens = new ArrayList<Secret>();
    var items = section.items(key);
    for (var i = 0; i < items.size(); i++) {
      var path = section.itemPath(key, i);
      var place = section.reading().place(items.get(i).position(), path);
      section.reading().secret(items.get(i), path).ifPresent(s -> keepToken(tokens, s, place));
    }
    section
        .reading()
        .variables()
        .find(variable)
        .ifPresent(given ->
            SEPARATOR
                .splitAsStream(given.text().strip())
                .filter(token -> !token.isEmpty())
                .forEach(token -> keepToken(tokens, Secret.of(token), given.place())));
    return tokens;
  }

  private void keepToken(List<Secret> tokens, Secret token, Place place) {
    if (token.reveal().length() < SHORTEST_TOKEN) {
      problems.add(
          place,
          "A token is shorter than %d characters.".formatted(SHORTEST_TOKEN),
          "Make one with: tableau-webhooks token new");
    } else {
      values.token(Given.secret(token.reveal(), place)).ifPresent(tokens::add);
    }
  }

  LoggingSettings logging() {
    var section = root.section("logging");
    var format =
        section
            .text("format", TABLEAU_WEBHOOKS_LOG_FORMAT)
            .flatMap(given -> values.choice(given, LoggingSettings.Format.class));
    var level = section.text("level").flatMap(g -> values.choice(g, LoggingSettings.Level.class));
    return new LoggingSettings(
        format.orElse(LoggingSettings.Format.TEXT),
        level.orElse(isProduction() ? LoggingSettings.Level.INFO : LoggingSettings.Level.DEBUG));
  }

  RunSettings runs() {
    var section = root.section("runs");
    var concurrency = section.text("concurrency").flatMap(g -> values.wholeNumber(g, 1, 10_000));
    var deadline = section.text("deadline").flatMap(values::duration);
    return new RunSettings(concurrency.orElse(64), deadline.orElse(Duration.ofDays(1)));
  }

  private boolean isProduction() {
    return environment == Environment.PRODUCTION;
  }
}

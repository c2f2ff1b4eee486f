package dev.tableauwebhooks.config;

import static dev.tableauwebhooks.config.KnownVariable.DATABASE_URL;
import static dev.tableauwebhooks.config.KnownVariable.DYNO;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_WEBHOOKS_DATA;

import dev.tableauwebhooks.action.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code storage}. */
final class StorageReader {
  private static final String JDBC = "jdbc:";

  private final Section section;
  private final Problems problems;

  StorageReader(Section root) {
    this.section = root.section("storage");
    this.problems = root.reading().problems();
  }

  /** A database's address with the credentials taken out of it. */
  private record Database(String url, Optional<String> username, Optional<Secret> password) {}

  StorageSettings storage() {
    var database = section.text("url", DATABASE_URL).flatMap(this::database);
    var username = section.text("username").map(Given::text);
    var password = section.secret("password");
    refuseDyno();
    return new StorageSettings(
        dataDir(),
        database.map(Database::url),
        username.or(() -> database.flatMap(Database::username)),
        password.or(() -> database.flatMap(Database::password)));
  }

  private Path dataDir() {
    var variable = section.reading().variables().find(TABLEAU_WEBHOOKS_DATA);
    var written = section.text("dataDir").filter(section.reading()::isNotBlank);
    try {
      return variable
          .map(given -> Path.of(given.text()))
          .or(() -> written.map(given -> section.reading().folder().resolve(given.text())))
          .orElse(Path.of("data"));
    } catch (InvalidPathException _) {
      var given = variable.or(() -> written).orElseThrow();
      problems.add(given.place(), given.shown() + " is not the path of a folder.", "Write a path.");
      return Path.of("data");
    }
  }

  /**
   * Heroku empties a dyno's disk at least once a day.
   *
   * @see <a href="https://devcenter.heroku.com/articles/dynos#ephemeral-filesystem">Ephemeral
   *     filesystem</a>
   */
  private void refuseDyno() {
    var onDyno = section.reading().variables().find(DYNO).isPresent();
    if (onDyno && section.text("url", DATABASE_URL).isEmpty()) {
      problems.add(
          new Place.Variable(DATABASE_URL.name()),
          "Events would be lost at the next restart, because Heroku empties a dyno's disk and no"
              + " database is configured.",
          "Add one with: heroku addons:create heroku-postgresql");
    }
  }

  /** Understands {@code jdbc:postgresql://…} and the {@code postgres://user:password@…} form. */
  private Optional<Database> database(Given given) {
    var text = given.text().strip();
    try {
      var uri = new URI(text.startsWith(JDBC) ? text.substring(JDBC.length()) : text);
      if (isPostgres(uri)) {
        return Optional.of(withoutCredentials(uri));
      }
    } catch (URISyntaxException | IllegalArgumentException _) {
      // refused below: the messages of these would quote the password
    }
    problems.add(
        given.place(),
        "The value is not the address of a PostgreSQL database.",
        "Write jdbc:postgresql://host:5432/name or postgres://user:password@host:5432/name.");
    return Optional.empty();
  }

  private static boolean isPostgres(URI uri) {
    return ("postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme()))
        && uri.getRawAuthority() != null
        && uri.getRawFragment() == null;
  }

  private static Database withoutCredentials(URI uri) {
    var authority = uri.getRawAuthority();
    var at = authority.lastIndexOf('@');
    Optional<String> username = Optional.empty();
    Optional<Secret> password = Optional.empty();
    if (at >= 0) {
      var user = authority.substring(0, at).split(":", 2);
      username = Optional.of(decoded(user[0]));
      password = user.length > 1 ? Optional.of(Secret.of(decoded(user[1]))) : password;
    }
    var kept = new ArrayList<String>();
    for (var parameter : parameters(uri)) {
      var pair = parameter.split("=", 2);
      var value = pair.length > 1 ? decoded(pair[1]) : "";
      switch (pair[0]) {
        case "user" -> username = Optional.of(value);
        case "password" -> password = Optional.of(Secret.of(value));
        default -> kept.add(parameter);
      }
    }
    var query = kept.isEmpty() ? "" : "?" + String.join("&", kept);
    var hosts = authority.substring(at + 1);
    return new Database(
        "jdbc:postgresql://" + hosts + uri.getRawPath() + query, username, password);
  }

  private static List<String> parameters(URI uri) {
    var query = uri.getRawQuery();
    return query == null || query.isEmpty() ? List.of() : List.of(query.split("&", -1));
  }

  /** Percent-decoded; unlike in forms, a plus stays a plus. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}

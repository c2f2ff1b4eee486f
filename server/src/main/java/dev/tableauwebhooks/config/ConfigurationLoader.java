package dev.tableauwebhooks.config;

import static dev.tableauwebhooks.config.KnownVariable.FLASK_ENV;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_WEBHOOKS_ENV;

import dev.tableauwebhooks.config.YamlTree.Node;
import dev.tableauwebhooks.config.YamlTree.Position;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code tableau-webhooks.yaml}, {@code .env} and the environment.
 *
 * <p>The environment wins over {@code .env}, and a variable that the server reads by itself wins
 * over the YAML file. In the file, <code>${NAME}</code> inside a value stands for a variable, and a
 * secret may be {@code { file: path }}. Blank variables count as not given.
 */
public final class ConfigurationLoader {
  /** The name of the file in the configuration folder. */
  public static final String FILE = "tableau-webhooks.yaml";

  private final Problems problems = new Problems();
  private final Optional<Path> folder;
  private final Map<String, String> environment;

  private ConfigurationLoader(Optional<Path> folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * Reads everything once.
   *
   * @param configDir the folder of the two files, each of which may be missing; empty to read the
   *     environment alone
   * @param environment usually {@link System#getenv()}
   */
  public static LoadResult<Configuration> load(
      Optional<Path> configDir, Map<String, String> environment) {
    return new ConfigurationLoader(configDir, Map.copyOf(environment)).load();
  }

  /**
   * Reads only what a command needs to reach a running server, so that it works where the secrets
   * of the server are not at hand: {@code TABLEAU_WEBHOOKS_URL}, or else host and port of the
   * server, and {@code TABLEAU_WEBHOOKS_ADMIN_TOKEN}.
   */
  public static LoadResult<ClientSettings> loadClient(
      Optional<Path> configDir, Map<String, String> environment) {
    return new ConfigurationLoader(configDir, Map.copyOf(environment)).loadClient();
  }

  private LoadResult<Configuration> load() {
    var root = open();
    var configuration = read(root);
    root.finish();
    root.reading().variables().reportMisspelt();
    return result(configuration);
  }

  private LoadResult<ClientSettings> loadClient() {
    return result(new ClientReader(open()).client());
  }

  private <T> LoadResult<T> result(T value) {
    return problems.isEmpty()
        ? new LoadResult.Loaded<>(value)
        : new LoadResult.Refused<>(problems.sorted());
  }

  /** Both files as they are written; nothing is read as what it means yet. */
  private Section open() {
    folder.filter(path -> !Files.isDirectory(path)).ifPresent(this::reportNoFolder);
    var dotEnv = content(".env").map(text -> DotEnv.read(shown(".env"), text, problems));
    var variables = new Variables(environment, dotEnv.orElse(Map.of()), problems);
    var fields = content(FILE).map(text -> YamlTree.read(shown(FILE), text, problems));
    refuseOtherName();
    var reading = new Reading(shown(FILE), folder.orElse(Path.of("")), variables, problems);
    var nothing = new Node.Fields(List.of(), new Position(1, 1));
    return new Section(reading, "", fields.orElse(nothing));
  }

  private Configuration read(Section root) {
    var environment = environment(root);
    var server = new ServerReader(root, environment);
    var address = server.server();
    return new Configuration(
        environment,
        address,
        server.ingest(),
        new StorageReader(root).storage(),
        new SitesReader(root).sites(),
        new WebhookReader(root, address).webhooks(),
        new OutgoingReader(root).outgoing(),
        server.logging(),
        server.runs(),
        new ReconcileReader(root).reconcile(),
        new NamesReader(root).names());
  }

  private Environment environment(Section root) {
    var values = new Values(problems);
    return root.text("environment", TABLEAU_WEBHOOKS_ENV, FLASK_ENV)
        .flatMap(given -> values.choice(given, Environment.class))
        .orElse(Environment.PRODUCTION);
  }

  private Optional<String> content(String name) {
    var file = folder.map(path -> path.resolve(name)).filter(Files::exists);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file.get()));
    } catch (CharacterCodingException _) {
      problems.add(
          new Place.WholeFile(shown(name)), "The file is not UTF-8 text.", "Save it as UTF-8.");
    } catch (IOException e) {
      problems.add(
          new Place.WholeFile(shown(name)),
          "The file cannot be read (%s).".formatted(e.getClass().getSimpleName()),
          "Check who may read it.");
    }
    return Optional.empty();
  }

  private void refuseOtherName() {
    var other = "tableau-webhooks.yml";
    if (folder.filter(path -> Files.exists(path.resolve(other))).isPresent()) {
      problems.add(
          new Place.WholeFile(shown(other)),
          "This file is not read.",
          "Rename it to %s.".formatted(FILE));
    }
  }

  private void reportNoFolder(Path path) {
    problems.add(
        new Place.WholeFile(path.toString()),
        "There is no such folder.",
        "Make it, or name another with --config.");
  }

  /** A file's name as messages show it: relative to where the command was started. */
  private String shown(String name) {
    return folder.map(path -> path.resolve(name).normalize().toString()).orElse(name);
  }
}

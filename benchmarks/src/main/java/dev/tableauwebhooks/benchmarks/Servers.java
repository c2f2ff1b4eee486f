package dev.tableauwebhooks.benchmarks;

import dev.tableauwebhooks.benchmarks.ServerProcess.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The servers that are compared, with the same options of the virtual machine. */
final class Servers {
  static final String TOKEN = "twh_a-token-for-the-bench";

  /** Of the three workflows the first listens to this event. */
  static final String WANTED = "WorkbookRefreshFailed";

  /** No workflow listens to this one. */
  static final String UNWANTED = "WorkbookUpdated";

  private static final Map<String, String> ENVIRONMENT =
      Map.of("TABLEAU_WEBHOOKS_ENV", "production", "TABLEAU_WEBHOOKS_TOKENS", TOKEN);

  private static final String OTHER =
      """
      name: Another workflow, for %s
      on: %s
      if: "event.resource.name.startsWith('Finance')"
      steps:
        - uses: log.write
          with: { message: "${{ event.type }} of ${{ event.resource.name }}" }
      """;

  private final Path root;
  private final Path folder;

  /**
   * @param root the checkout
   * @param folder for configuration, data and output
   */
  Servers(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** Three workflows, of which one listens to {@link #WANTED}. */
  void configure(String matching) throws IOException {
    var workflows = Files.createDirectories(folder.resolve("config/workflows"));
    Files.writeString(workflows.resolve("matching.yaml"), matching);
    for (var other : List.of("DatasourceRefreshFailed", "WorkbookDeleted")) {
      Files.writeString(workflows.resolve(other + ".yaml"), OTHER.formatted(other, other));
    }
    Files.writeString(
        folder.resolve("config/tableau-webhooks.yaml"), "outgoing: { allow: [127.0.0.1] }\n");
  }

  /**
   * The product.
   *
   * @param data its data folder
   * @param options further ones of the virtual machine
   */
  Command product(Path data, String options) {
    var environment = new java.util.HashMap<>(ENVIRONMENT);
    environment.put("TABLEAU_WEBHOOKS_JAVA_OPTS", options);
    return new Command(
        List.of(
            root.resolve("tableau-webhooks").toString(),
            "serve",
            "--config",
            folder.resolve("config").toString(),
            "--data",
            data.toString(),
            "--port"),
        environment,
        folder);
  }

  /**
   * The same route without a store behind it.
   *
   * @param options of the virtual machine
   */
  Command bare(List<String> options) {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options);
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add(BareServer.class.getName());
    return new Command(words, Map.of(), folder);
  }

  /** The path that posts go to. */
  static String path() {
    return "/webhook/" + TOKEN;
  }
}

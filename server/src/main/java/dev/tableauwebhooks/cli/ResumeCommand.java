package dev.tableauwebhooks.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets go what a pause holds. */
@Command(
    name = "resume",
    description = "Let the runs go that a pause holds, all at once or one after the other.",
    footer = {
      "%nExamples:",
      "  tableau-webhooks resume workflow \"Refresh storm\"",
      "  tableau-webhooks resume target slack --rate 10/m"
    })
final class ResumeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private Author author = new Author();

  @Parameters(index = "0", paramLabel = "KIND", description = "workflow or target.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "As the command pauses lists it.")
  private String name = "";

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      description = "How many may go on in a time, such as 10/s, 30/m or 100/h.")
  private String rate = "";

  ResumeCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var body = new HashMap<>(Map.of("kind", kind, "name", name, "by", author.name()));
    body.put("rate", rate);
    return new ApiCommand(terminal, environment)
        .run(
            server,
            client -> client.post("/pauses/resume", body),
            answer -> terminal.out().println(sentence(JsonText.of(answer, "released"))));
  }

  private String sentence(String released) {
    return switch (released) {
      case "0" -> "No run was held; those to come go on.";
      case "1" -> "1 run that was held goes on.";
      default ->
          "%s runs that were held go on%s."
              .formatted(released, rate.isBlank() ? "" : ", " + rate + " at most");
    };
  }
}

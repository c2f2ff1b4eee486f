package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page whose shell blocks are run, one after the other in one shell, against a simulator. */
record CurlPage(Path file) {

  private static final Pattern EXAMPLE =
      Pattern.compile("```sh\\n(.*?)```\\n+(?:```text\\n(.*?)```)?", Pattern.DOTALL);

  /**
   * Asserts that each block prints what stands below it, in which an ellipsis stands for anything,
   * and returns how many were run. Those that start the simulator itself are left out.
   */
  int answersAsItSays(TableauSimulator simulator, Receiver receiver)
      throws IOException, InterruptedException {
    var script = new StringBuilder("set -eu\n");
    var expected = new ArrayList<String>();
    var example = EXAMPLE.matcher(Files.readString(file));
    while (example.find()) {
      if (!example.group(1).contains("tableau-webhooks ")) {
        script.append(example.group(1)).append("\necho ----\n");
        expected.add(example.group(2) == null ? "" : example.group(2));
      }
    }
    var outputs = run(here(script.toString(), simulator, receiver)).split("----\n", -1);

    for (var index = 0; index < expected.size(); index++) {
      assertThat(outputs[index].strip())
          .matches(pattern(here(expected.get(index).strip(), simulator, receiver)));
    }
    return expected.size();
  }

  static boolean canBeRun() {
    try {
      return new ProcessBuilder("curl", "--version").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** With the addresses of this test instead of the usual ones. */
  private static String here(String text, TableauSimulator simulator, Receiver receiver) {
    return text.replace("http://127.0.0.1:8100", simulator.uri().toString())
        .replace("http://127.0.0.1:8000/webhook", receiver.uri().toString());
  }

  private static String run(String script) throws IOException, InterruptedException {
    // By standard input, since an argument would be written in the charset of the locale.
    var process = new ProcessBuilder("sh", "-s").redirectErrorStream(true).start();
    try (var input = process.getOutputStream()) {
      input.write(script.getBytes(StandardCharsets.UTF_8));
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).describedAs(output).isZero();
    return output;
  }

  private static String pattern(String expected) {
    return Arrays.stream(expected.split("…", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("(?s:.*)"));
  }
}

package dev.tableauwebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  private final CommandLineFixture commandLine =
      new CommandLineFixture((terminal, _) -> new SimulateCommand(terminal));

  @TempDir Path folder;

  @Test
  void tellsEveryMistakeOfAScenarioAndStartsNothing() throws IOException {
    var file = folder.resolve("bad.yaml");
    Files.writeString(
        file, "timeline:\n  - { at: 1s, refersh: Revenue }\n  - { at: 1, say: hi }\n");

    assertThat(commandLine.run("simulate", "--port", "0", "--scenario", file.toString()))
        .isEqualTo(ExitCode.WRONG_USAGE);

    assertThat(commandLine.out()).isEmpty();
    assertThat(commandLine.err())
        .isEqualTo(
            """
            %1$s:2:15: timeline[0].refersh
              'refersh' is nothing that can happen.
              Fix: Did you mean 'refresh'?
            %1$s:3:11: timeline[1].at
              '1' is not a duration.
              Fix: Write a number with ms, s, m, h or d, such as 90s.
            The scenario has 2 problems.
            """
                .formatted(file));
  }

  @Test
  void saysThatThereIsNoScenario() {
    assertThat(commandLine.run("simulate", "--scenario", "/nowhere/s.yaml"))
        .isEqualTo(ExitCode.WRONG_USAGE);

    assertThat(commandLine.err()).contains("There is no file '/nowhere/s.yaml'.");
  }

  @Test
  void saysThatASpeedIsNone() throws IOException {
    var file = Files.writeString(folder.resolve("s.yaml"), "timeline: [{ at: 1s, say: hi }]\n");

    assertThat(
            commandLine.run(
                "simulate", "--port", "0", "--speed", "0", "--scenario", file.toString()))
        .isEqualTo(ExitCode.WRONG_USAGE);

    assertThat(commandLine.err())
        .contains("A scenario cannot go 0.0 times as fast. Use a number above 0, such as 10.");
  }
}

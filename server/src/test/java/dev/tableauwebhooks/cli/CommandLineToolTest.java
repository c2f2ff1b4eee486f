package dev.tableauwebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class CommandLineToolTest {

  @Test
  void tellsTheVersion() {
    var tool = new CommandLineFixture((terminal, _) -> new VersionCommand(terminal));
    assertThat(tool.run("version")).isZero();
    assertThat(tool.out()).isEqualTo("tableau-webhooks unreleased (Java 25)\n");
    assertThat(tool.err()).isEmpty();
  }

  @Test
  void helpsOnStandardOutputWithExamples() {
    var tool = new CommandLineFixture(EventsCommand::new);
    assertThat(tool.run("events", "--help")).isZero();
    assertThat(tool.out())
        .startsWith("Usage: tableau-webhooks events [-h]")
        .contains("  tableau-webhooks events --type WorkbookRefreshFailed --limit 100");

    assertThat(tool.run("--help")).isZero();
    assertThat(tool.out())
        .startsWith("Usage: tableau-webhooks [-h] COMMAND")
        .contains("events  List the events that a running server received, the newest first.");
  }

  @Test
  void refusesWrongUsageWithCodeTwoAndASuggestion() {
    var tool = new CommandLineFixture(EventsCommand::new);
    assertThat(tool.run()).isEqualTo(2);
    assertThat(tool.err()).isEqualTo("Which command? See: tableau-webhooks --help\n");

    assertThat(tool.run("evnts")).isEqualTo(2);
    assertThat(tool.err())
        .isEqualTo(
            "Unmatched argument at index 0: 'evnts'\nDid you mean: tableau-webhooks events?\n");

    assertThat(tool.run("events", "--limit", "many")).isEqualTo(2);
    assertThat(tool.err())
        .isEqualTo(
            """
            Invalid value for option '--limit': 'many' is not an int
            Help: tableau-webhooks events --help
            """);
  }

  @Test
  void printsWhatFailedAndHowToMendIt() {
    var tool =
        new CommandLineFixture(
            (_, _) -> new Failing(new CommandFailed("The disk is full.", "Free some space.")));
    assertThat(tool.run("fail")).isEqualTo(1);
    assertThat(tool.err()).isEqualTo("The disk is full.\n  Fix: Free some space.\n");
  }

  @Test
  void printsABugWithItsStackTrace() {
    var tool = new CommandLineFixture((_, _) -> new Failing(new IllegalStateException("oops")));
    assertThat(tool.run("fail")).isEqualTo(1);
    assertThat(tool.err())
        .startsWith(
            """
            The command broke, which is a bug. Please report this:
            java.lang.IllegalStateException: oops
            """);
  }

  @Command(name = "fail")
  private static final class Failing implements Callable<Integer> {
    private final RuntimeException failure;

    private Failing(RuntimeException failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() {
      throw failure;
    }
  }
}

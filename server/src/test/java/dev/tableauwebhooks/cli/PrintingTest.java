package dev.tableauwebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.config.ConfigurationProblem;
import dev.tableauwebhooks.config.Place;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrintingTest {
  private static final ConfigurationProblem PROBLEM =
      new ConfigurationProblem(
          new Place.InFile("tableau-webhooks.yaml", 3, 9, "server.port"),
          "'80x' is not a whole number.",
          "Write a whole number from 0 to 65535.");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void numbersProblems() {
    new ProblemPrinter(terminal(false))
        .print(List.of(PROBLEM, new ConfigurationProblem(new Place.Variable("PORT"), "A.", "B.")));
    assertThat(err)
        .hasToString(
            """
            1. tableau-webhooks.yaml:3:9: server.port
                 '80x' is not a whole number.
                 Fix: Write a whole number from 0 to 65535.
            2. PORT
                 A.
                 Fix: B.
            The configuration has 2 problems.
            """);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void alignsTheNumbersOfManyProblems() {
    new ProblemPrinter(terminal(false)).print(Collections.nCopies(10, PROBLEM));
    assertThat(err.toString())
        .startsWith(" 1. tableau-webhooks.yaml:3:9: server.port\n      '80x'")
        .contains("\n10. tableau-webhooks.yaml");
  }

  @Test
  void coloursForAPersonOnly() {
    new ProblemPrinter(terminal(true)).print(List.of(PROBLEM));
    assertThat(err)
        .hasToString(
            """
            1. \u001b[1mtableau-webhooks.yaml:3:9: server.port\u001b[0m
                 '80x' is not a whole number.
                 \u001b[32mFix:\u001b[0m Write a whole number from 0 to 65535.
            The configuration has 1 problem.
            """);
    assertThat(Terminal.isColoured(Map.of(), true)).isTrue();
    assertThat(Terminal.isColoured(Map.of(), false)).isFalse();
    assertThat(Terminal.isColoured(Map.of("NO_COLOR", "1"), true)).isFalse();
    assertThat(Terminal.isColoured(Map.of("NO_COLOR", ""), true)).isTrue();
    assertThat(Terminal.isColoured(Map.of("TERM", "dumb"), true)).isFalse();
  }

  @Test
  void alignsColumnsAndTamesWhatIsInThem() {
    var table = new Table("ID", "NAME", "END");
    table.add("1", "short", "x");
    table.add("22", "a\nb\u001b[2J \ud83d\ude00", "");
    table.add("3", "n".repeat(70), "y");
    table.print(terminal(false));
    assertThat(out)
        .hasToString(
            """
            ID  NAME%1$s  END
            1   short%2$s  x
            22  a b [2J \ud83d\ude00
            3   %3$s…  y
            """
                .formatted(" ".repeat(56), " ".repeat(55), "n".repeat(59)));
  }

  @Test
  void leavesTheLastColumnMoreRoomSinceItHoldsTheReason() {
    var table = new Table("ID", "REASON");
    table.add("1", "r".repeat(160));
    table.add("2", "r".repeat(161));
    table.print(terminal(false));
    assertThat(out)
        .hasToString("ID  REASON\n1   %s\n2   %s…\n".formatted("r".repeat(160), "r".repeat(159)));
  }

  private Terminal terminal(boolean coloured) {
    return new Terminal(new PrintWriter(out), new PrintWriter(err), coloured);
  }
}

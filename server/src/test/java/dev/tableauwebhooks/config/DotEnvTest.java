package dev.tableauwebhooks.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DotEnvTest {
  private final Problems problems = new Problems();

  @Test
  void readsEveryFormOfAValue() {
    var text =
        """
        # a comment
        PLAIN=value
        export EXPORTED = spaced out\t
          INDENTED=x=y
        EMPTY=
        COMMENTED=value # not this
        NO_VALUE=# nothing
        HASH=a#b
        SINGLE='a "b" \\n # c'  # comment
        DOUBLE="a 'b' \\"c\\" \\\\ \\t\\x"
        REFERENCE=${PLAIN}
        SECOND_LINE="first
        second"
        LAST=1\
        """;
    assertThat(read(text))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("PLAIN", "value"),
                Map.entry("EXPORTED", "spaced out"),
                Map.entry("INDENTED", "x=y"),
                Map.entry("EMPTY", ""),
                Map.entry("COMMENTED", "value"),
                Map.entry("NO_VALUE", ""),
                Map.entry("HASH", "a#b"),
                Map.entry("SINGLE", "a \"b\" \\n # c"),
                Map.entry("DOUBLE", "a 'b' \"c\" \\ \t\\x"),
                Map.entry("REFERENCE", "${PLAIN}"),
                Map.entry("SECOND_LINE", "first\nsecond"),
                Map.entry("LAST", "1")));
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void readsFilesOfWindows() {
    assertThat(read("A=1\r\nB='2'\r\n")).isEqualTo(Map.of("A", "1", "B", "2"));
  }

  @Test
  void reportsEveryBadLineAndGoesOn() {
    var text =
        """
        just words and hidden
        9LIVES=hidden
        OPEN="hidden
        A=1
        A=hidden
        B='2' hidden
        """;
    assertThat(read(text)).isEqualTo(Map.of("A", "1", "B", "2"));
    assertThat(printed())
        .isEqualTo(
            """
            .env:1:1
              This line is not of the form NAME=value.
              Fix: Write NAME=value, or begin the line with # to make it a comment.
            .env:2:1
              This line is not of the form NAME=value.
              Fix: Write NAME=value, or begin the line with # to make it a comment.
            .env:3:1: OPEN
              The value of OPEN begins with " but does not end with it.
              Fix: Add the closing quote.
            .env:5:1: A
              A is given twice, first in line 4.
              Fix: Remove one of the two lines.
            .env:6:1: B
              There is text after the closing quote of B.
              Fix: Put the whole value into the quotes.\
            """);
  }

  private Map<String, String> read(String text) {
    Map<String, String> values = new HashMap<>();
    DotEnv.read(".env", text, problems).forEach((name, entry) -> values.put(name, entry.value()));
    return values;
  }

  private String printed() {
    return problems.sorted().stream()
        .map(ConfigurationProblem::toString)
        .collect(Collectors.joining("\n"));
  }
}

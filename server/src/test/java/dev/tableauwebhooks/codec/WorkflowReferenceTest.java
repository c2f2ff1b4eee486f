package dev.tableauwebhooks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.codec.WorkflowReader.SourceFile;
import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.workflow.expression.Functions;
import dev.tableauwebhooks.workflow.expression.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference says what the code does: its examples are read, its tables compared. */
class WorkflowReferenceTest {
  private static final Path REFERENCE = Path.of("..", "docs", "workflow-reference.md");
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private static final Path NOISE = Path.of("..", "docs", "noise.md");

  static Stream<String> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(REFERENCE) + Files.readString(NOISE))
        .results()
        .map(match -> match.group(1));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void showsWorkflowsThatAreRight(String text) {
    var loaded =
        new WorkflowReader(TestActions.context()).read(List.of(new SourceFile("block", text)));
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.workflows()).hasSize(1);
  }

  @Test
  void hasEnoughExamples() throws IOException {
    assertThat(blocks()).hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void listsEveryKey() throws IOException {
    var reference = Files.readString(REFERENCE);
    Stream.concat(
            Stream.of(WorkflowKeys.workflow(), WorkflowKeys.step(), WorkflowKeys.retry()),
            WorkflowKeys.ofWord().values().stream())
        .flatMap(List::stream)
        .map(key ->
            "| `%s`%s | %s |\n"
                .formatted(key.name(), key.isRequired() ? " (required)" : "", key.meaning()))
        .forEach(row -> assertThat(reference).contains(row));
  }

  @Test
  void listsEveryEvent() throws IOException {
    var reference = Files.readString(REFERENCE);
    for (var type : EventType.values()) {
      assertThat(reference).contains("`%s`".formatted(type.wireName()));
    }
  }

  @Test
  void listsEveryInternalEventWithWhatItIsAbout() throws IOException {
    var rows =
        Arrays.stream(InternalEventType.values())
            .filter(type -> type != InternalEventType.SCHEDULED)
            .map(type ->
                "| `%s` | %s | %s |".formatted(type.wireName(), type.kind().word(), type.meaning()))
            .toList();

    assertThat(rowsBelow("#### Events of the server's own")).isEqualTo(rows);
  }

  @Test
  void listsEveryNameAndNoOther() throws IOException {
    var rows =
        Stream.of(Vocabulary.names(), Vocabulary.openNames())
            .flatMap(List::stream)
            .map(name ->
                "| `%s` | %s | %s |".formatted(name.path(), name.type().phrase(), name.meaning()))
            .toList();
    assertThat(rowsBelow("### Names")).isEqualTo(rows);
  }

  @Test
  void listsEveryFunctionAndNoOther() throws IOException {
    var rows =
        Functions.all().stream()
            .map(function -> "| `%s` | %s |".formatted(function.usage(), function.meaning()))
            .toList();
    assertThat(rowsBelow("### Functions")).isEqualTo(rows);
  }

  private static List<String> rowsBelow(String heading) throws IOException {
    return Files.readAllLines(REFERENCE).stream()
        .dropWhile(line -> !line.equals(heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .filter(line -> line.startsWith("| `"))
        .toList();
  }
}

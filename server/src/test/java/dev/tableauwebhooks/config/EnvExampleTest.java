package dev.tableauwebhooks.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvExampleTest {
  private static final Path EXAMPLE = Path.of("..", ".env.example");
  private static final Pattern LINE = Pattern.compile("(?m)^(?:# )?([A-Z_]+)=$");

  @TempDir private Path directory;

  @Test
  void listsEveryVariableThatTheServerReadsAndNoOther() throws IOException {
    var listed = LINE.matcher(Files.readString(EXAMPLE)).results().map(EnvExampleTest::name);
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(KnownVariable.values()).map(KnownVariable::name).toList());
  }

  private static String name(MatchResult line) {
    return line.group(1);
  }

  @Test
  void worksAsItIs() throws IOException {
    var folder = new ConfigurationFolder(directory).dotEnv(Files.readString(EXAMPLE));
    assertThat(folder.result()).isEqualTo(new ConfigurationFolder(empty()).result());
  }

  private Path empty() throws IOException {
    return Files.createDirectory(directory.resolve("empty"));
  }
}

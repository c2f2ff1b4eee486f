package dev.tableauwebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users get it, in a process of its own. */
class PackagedJarIT {
  @TempDir private Path directory;

  @Test
  void tellsItsVersionAndNothingElse() throws Exception {
    var process = start("version");
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(directory.resolve("out")))
        .matches("tableau-webhooks \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(Java \\d+\\)\n");
    assertThat(Files.readString(directory.resolve("err"))).isEmpty();
  }

  @Test
  void exitsWithTwoForAnUnknownCommand() throws Exception {
    assertThat(start("versoin").exitValue()).isEqualTo(2);
    assertThat(Files.readString(directory.resolve("out"))).isEmpty();
    assertThat(Files.readString(directory.resolve("err"), StandardCharsets.UTF_8))
        .startsWith(
            """
            Unmatched argument at index 0: 'versoin'
            Did you mean: tableau-webhooks version\
            """);
  }

  private Process start(String... args) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var jar = Path.of("target", "tableau-webhooks.jar").toAbsolutePath().toString();
    var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-jar", jar));
    command.addAll(List.of(args));
    var process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process;
  }
}

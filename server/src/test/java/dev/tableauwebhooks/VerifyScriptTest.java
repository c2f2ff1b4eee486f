package dev.tableauwebhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code verify} with a Maven that only writes reports. */
@EnabledOnOs(OS.LINUX)
class VerifyScriptTest {
  @TempDir Path root;
  private Shell shell;

  @BeforeEach
  void makesACheckout() throws IOException {
    for (var script : new String[] {"verify", ".ci/jdk", ".ci/run"}) {
      var copy = root.resolve("checkout").resolve(script);
      Files.createDirectories(copy.getParent());
      Files.copy(Repository.file(script), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    shell = new Shell(root.resolve("bin")).with("JAVA_HOME", System.getProperty("java.home"));
  }

  @Test
  void sumsUpTheTestsOfAllModules() throws Exception {
    report("api/target/surefire-reports/TEST-old.xml", 90, 0);
    maven(
        0,
        "TESTS api surefire 4 0 0 0",
        "TESTS server surefire 10 0 0 1",
        "TESTS server failsafe 3 0 0 0");

    var result = shell.run(root.resolve("checkout/verify").toString());

    assertThat(result.out()).endsWith("\n16 passed, 0 failed\n");
    assertThat(result.exit()).isZero();
  }

  @Test
  void countsFailuresAndErrorsAndFails() throws Exception {
    maven(1, "TESTS api surefire 4 1 0 0", "TESTS server surefire 10 0 2 0");

    var result = shell.run(root.resolve("checkout/verify").toString());

    assertThat(result.out()).endsWith("\n11 passed, 3 failed\n");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void countsABuildThatFailsWithoutATestAsOneFailure() throws Exception {
    maven(1);

    var result = shell.run(root.resolve("checkout/verify").toString());

    assertThat(result.out()).endsWith("\n0 passed, 1 failed\n");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void isAllThatContinuousIntegrationRuns() throws Exception {
    maven(0, "TESTS api surefire 4 0 0 0");

    var result = shell.run(root.resolve("checkout/.ci/run").toString());

    assertThat(result.out())
        .isEqualTo("mvn -B -ntp -Dstyle.color=never --fail-at-end verify\n\n4 passed, 0 failed\n");
    assertThat(result.exit()).isZero();
  }

  @Test
  void saysInOneSentenceThatMavenIsMissing() throws Exception {
    var result = shell.run(root.resolve("checkout/verify").toString());

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "./verify needs the command 'mvn': install it (Debian: apt-get install maven).\n");
  }

  @Test
  void installsWhatRunsThePostmanCollectionsWhereItIsMissing() throws Exception {
    maven(0, "TESTS api surefire 4 0 0 0");
    Files.delete(root.resolve("bin/npm"));
    for (var command : new String[] {"apt-get", "sudo"}) {
      shell.command(command, "echo \"%s $*\"".formatted(command));
    }

    var result = shell.run(root.resolve("checkout/verify").toString());

    assertThat(result.err()).contains("install -y -q npm");
    assertThat(result.out()).endsWith("\n4 passed, 0 failed\n");
  }

  /** Each line names a module, a plugin, and its tests, failures, errors and skipped ones. */
  private void maven(int exit, String... lines) throws IOException {
    shell.command("npm", "exit 0");
    shell.command(
        "mvn",
        """
        echo mvn "$@"
        TESTS() {
          mkdir -p "$1/target/$2-reports"
          echo '<?xml version="1.0"?>
        <testsuite xmlns:xsi="x" name="A" time="1.5" tests="'$3'" errors="'$5'" skipped="'$6'"
          failures="'$4'"><testcase name="a"><failure message="tests=&quot;7&quot;"/></testcase>
        </testsuite>' > "$1/target/$2-reports/TEST-a.b.$2.xml"
        }
        %s
        exit %d\
        """
            .formatted(String.join("\n", lines), exit));
  }

  private void report(String path, int tests, int failures) throws IOException {
    var file = root.resolve("checkout").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "<testsuite tests=\"%d\" failures=\"%d\"/>".formatted(tests, failures));
  }
}

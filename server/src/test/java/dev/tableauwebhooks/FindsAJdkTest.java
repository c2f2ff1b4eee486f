package dev.tableauwebhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The search of {@code .ci/jdk}, among folders that look like JDKs. */
@EnabledOnOs(OS.LINUX)
class FindsAJdkTest {
  @TempDir Path root;
  private Shell shell;

  @BeforeEach
  void makesAnEmptyMachine() throws IOException {
    shell = new Shell(root.resolve("bin"));
  }

  @Test
  void takesJavaHome() throws Exception {
    shell.with("JAVA_HOME", jdk("mine", "25.0.3")).with("JDK_FOLDERS", folderWith("26"));

    assertThat(found()).isEqualTo(root.resolve("mine").toString());
  }

  @Test
  void takesANewerVersionToo() throws Exception {
    shell.with("JAVA_HOME", jdk("mine", "27-ea"));

    assertThat(found()).isEqualTo(root.resolve("mine").toString());
  }

  @Test
  void passesOverAnOldJavaHomeAndAnOldPath() throws Exception {
    shell.with("JAVA_HOME", jdk("old", "1.8.0_442")).with("JDK_FOLDERS", folderWith("25"));
    onPath(jdk("default", "17.0.15"));

    assertThat(found()).isEqualTo(root.resolve("jvm/jdk-25").toString());
  }

  @Test
  void takesTheJavacOnPathThroughItsLinks() throws Exception {
    shell.with("JDK_FOLDERS", folderWith("25"));
    onPath(jdk("default", "26.0.1"));

    assertThat(found()).isEqualTo(root.resolve("default").toString());
  }

  @Test
  void takesTheLowestOfAFolderThatIsNewEnough() throws Exception {
    shell.with("JDK_FOLDERS", "/nowhere:" + folderWith("27", "25.0.3", "17", "26", "25.0.1"));

    assertThat(found()).startsWith(root.resolve("jvm/jdk-25").toString());
  }

  @Test
  void passesOverARuntimeWithoutACompiler() throws Exception {
    var folder = folderWith("25", "26");
    Files.delete(root.resolve("jvm/jdk-25/bin/javac"));
    shell.with("JDK_FOLDERS", folder);

    assertThat(found()).isEqualTo(root.resolve("jvm/jdk-26").toString());
  }

  @Test
  void looksIntoTheBundlesOfMacOs() throws Exception {
    jdk("jvm/temurin-25.jdk/Contents/Home", "25");
    shell.with("JDK_FOLDERS", root.resolve("jvm").toString());

    assertThat(found()).isEqualTo(root.resolve("jvm/temurin-25.jdk/Contents/Home").toString());
  }

  @Test
  void asksTheCompilerWhereThereIsNoReleaseFile() throws Exception {
    var home = jdk("mine", "25");
    Files.delete(root.resolve("mine/release"));
    shell.with("JAVA_HOME", home);

    assertThat(found()).isEqualTo(home);
  }

  @Test
  void saysInOneSentenceWhatToInstall() throws Exception {
    shell.with("JDK_FOLDERS", folderWith("17", "21"));

    var result = search();

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "Tableau Webhooks needs a JDK 25 or newer: install one (for example Temurin 25 from"
                + " https://adoptium.net) and set JAVA_HOME to its folder.\n");
  }

  private String found() throws Exception {
    var result = search();
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    return result.out().strip();
  }

  private Shell.Result search() throws Exception {
    var script = "set -euo pipefail; source '" + Repository.file(".ci/jdk") + "'; echo $JAVA_HOME";
    return shell.run("bash", "-c", script);
  }

  private String folderWith(String... versions) throws IOException {
    for (var version : versions) {
      jdk("jvm/jdk-" + version, version);
    }
    return root.resolve("jvm").toString();
  }

  private String jdk(String folder, String version) throws IOException {
    var home = root.resolve(folder);
    Shell.script(home.resolve("bin/java"), "");
    Shell.script(home.resolve("bin/javac"), "echo javac " + version);
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
    return home.toString();
  }

  /** Debian links twice: through /etc/alternatives. */
  private void onPath(String home) throws IOException {
    var alternative = root.resolve("alternative");
    Files.createSymbolicLink(alternative, Path.of(home, "bin/javac"));
    Files.createSymbolicLink(root.resolve("bin/javac"), alternative);
  }
}

package dev.tableauwebhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code tableau-webhooks}, in a checkout whose program is {@link Program}. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path root;
  private Path checkout;
  private Path launcher;
  private Path jar;
  private Shell shell;

  /** Says what reached it. */
  public static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws Exception {
      System.out.println("arguments " + String.join("|", arguments));
      System.out.println("property " + System.getProperty("colour"));
      System.out.println("heap " + (Runtime.getRuntime().maxMemory() >> 20));
      if (arguments.length == 1 && arguments[0].equals("serve")) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped")));
        System.out.println("ready");
        Thread.currentThread().join();
      }
      System.exit(arguments.length);
    }
  }

  @BeforeEach
  void makesACheckoutThatIsBuilt() throws IOException {
    checkout = Files.createDirectory(root.resolve("a check out"));
    Files.createDirectory(checkout.resolve(".ci"));
    launcher = checkout.resolve("tableau-webhooks");
    Files.copy(Repository.file("tableau-webhooks"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(Repository.file(".ci/jdk"), checkout.resolve(".ci/jdk"));
    sources(LONG_AGO);
    jar = checkout.resolve("server/target/tableau-webhooks.jar");
    Files.createDirectories(jar.getParent());
    pack(jar);
    shell = new Shell(root.resolve("bin")).with("JAVA_HOME", System.getProperty("java.home"));
  }

  @Test
  void passesArgumentsThroughAndTheExitCodeBack() throws Exception {
    var result = shell.run(launcher.toString(), "send", "Workbook Updated", "--", "*", "");

    assertThat(result.out()).contains("arguments send|Workbook Updated|--|*|\n");
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isEqualTo(5);
  }

  @Test
  void worksThroughALinkFromElsewhere() throws Exception {
    var folder = Files.createDirectory(root.resolve("local"));
    Files.createSymbolicLink(folder.resolve("first"), Path.of("../a check out/tableau-webhooks"));
    Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));

    var result = shell.run(folder.resolve("second").toString());

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  @Test
  void letsTheUsersOptionsForTheJvmWin() throws Exception {
    shell.with("TABLEAU_WEBHOOKS_JAVA_OPTS", "-Xmx64m -Dcolour=green");

    var lines = shell.run(launcher.toString()).out().lines().toList();

    assertThat(lines).contains("property green");
    assertThat(lines.getLast()).matches("heap 6[0-4]");
  }

  @Test
  void passesTheSignalToStopOn() throws Exception {
    var process = shell.start(launcher.toString(), "serve");
    var output = process.inputReader(UTF_8);
    readUntil(output, "ready");

    process.toHandle().destroy();

    readUntil(output, "stopped");
    assertThat(process.waitFor()).isEqualTo(128 + 15);
  }

  @Test
  void doesNotStumbleOverAUselessAotCache() throws Exception {
    Files.writeString(cache(), "no cache");

    var result = shell.run(launcher.toString());

    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("arguments \n");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void usesAnAotCacheThatIsNewerThanEveryJar() throws Exception {
    Files.writeString(cache(), "");
    showTheJvmsOptions();

    assertThat(shell.run(launcher.toString()).out()).contains("-XX:AOTCache=" + cache());
  }

  /** The JVM would take the old classes from it without a word. */
  @Test
  void doesNotUseAnAotCacheThatIsOlderThanTheJarOrALibrary() throws Exception {
    Files.writeString(cache(), "");
    showTheJvmsOptions();
    var later = FileTime.from(Instant.now().plusSeconds(10));

    Files.setLastModifiedTime(jar, later);
    assertThat(shell.run(launcher.toString()).out()).doesNotContain("AOTCache");

    Files.setLastModifiedTime(jar, FileTime.from(LONG_AGO.plusSeconds(1)));
    var library = Files.createDirectories(jar.resolveSibling("lib")).resolve("api.jar");
    Files.setLastModifiedTime(Files.writeString(library, ""), later);
    assertThat(shell.run(launcher.toString()).out()).doesNotContain("AOTCache");
  }

  @Test
  void throwsTheAotCacheAwayWhenItBuilds() throws Exception {
    Files.writeString(cache(), "");
    maven("");
    sources(Instant.now().plusSeconds(10));

    shell.run(launcher.toString());

    assertThat(cache()).doesNotExist();
  }

  @Test
  void buildsWhenThereIsNoBuild() throws Exception {
    var built = root.resolve("built.jar");
    Files.move(jar, built);
    maven("cp '%s' '%s'".formatted(built, jar));

    var result = shell.run(launcher.toString());

    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .isEqualTo(
            """
            Building Tableau Webhooks …
            mvn -B -q -ntp -Dstyle.color=never -f %s/pom.xml -Dquick -DskipTests -pl server -am \
            package
            """
                .formatted(checkout));
  }

  @Test
  void buildsOnceWhenASourceIsNewerThoughTheJarStaysTheSame() throws Exception {
    maven("");
    sources(Instant.now().plusSeconds(-1));
    Files.setLastModifiedTime(jar, FileTime.from(LONG_AGO));

    assertThat(shell.run(launcher.toString()).err()).startsWith("Building Tableau Webhooks …");
    assertThat(shell.run(launcher.toString()).err()).isEmpty();
  }

  @Test
  void stopsWhenTheBuildFails() throws Exception {
    maven("exit 1");
    sources(Instant.now());
    Files.setLastModifiedTime(jar, FileTime.from(LONG_AGO));

    var result = shell.run(launcher.toString());

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void saysInOneSentenceThatMavenIsMissing() throws Exception {
    Files.delete(jar);

    var result = shell.run(launcher.toString());

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "Tableau Webhooks is not built yet, and building needs Maven 3.8 or newer: install it"
                + " (Debian: apt-get install maven).\n");
  }

  @Test
  void runsAnInstalledCopyThatHasNoSources() throws Exception {
    Files.move(checkout.resolve("server/src"), root.resolve("src"));
    Files.setLastModifiedTime(jar, FileTime.from(LONG_AGO));

    assertThat(shell.run(launcher.toString()).exit()).isZero();
  }

  private Path cache() {
    return jar.resolveSibling("tableau-webhooks.aot");
  }

  /** Replaces the JDK by one that only says how it was started. */
  private void showTheJvmsOptions() throws IOException {
    var jdk = root.resolve("jdk");
    Shell.script(jdk.resolve("bin/java"), "echo \"$@\"");
    Shell.script(jdk.resolve("bin/javac"), "echo javac 25");
    shell.with("JAVA_HOME", jdk.toString());
  }

  private void maven(String script) throws IOException {
    shell.command("cp", "cat \"$1\" > \"$2\"");
    shell.command("mvn", "echo mvn \"$@\"\n" + script);
  }

  /** Sources of all modules, none newer than the instant. */
  private void sources(Instant time) throws IOException {
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    Files.setLastModifiedTime(checkout.resolve("pom.xml"), FileTime.from(LONG_AGO));
    for (var module : new String[] {"api", "rest-client", "simulator", "server"}) {
      var main = Files.createDirectories(checkout.resolve(module).resolve("src/main"));
      var pom = Files.writeString(checkout.resolve(module).resolve("pom.xml"), "<project/>");
      Files.setLastModifiedTime(pom, FileTime.from(time));
      Files.setLastModifiedTime(main, FileTime.from(time));
    }
  }

  private static void pack(Path jar) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
    var entry = Program.class.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var in = Program.class.getResourceAsStream("/" + entry)) {
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
    }
  }

  private static void readUntil(BufferedReader output, String line) throws IOException {
    for (var next = output.readLine(); !line.equals(next); next = output.readLine()) {
      assertThat(next).as("the program ended before it said '%s'", line).isNotNull();
    }
  }
}

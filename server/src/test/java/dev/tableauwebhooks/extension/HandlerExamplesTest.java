package dev.tableauwebhooks.extension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.CodeBlock;
import dev.tableauwebhooks.Repository;
import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.handler.TableauEventHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What examples/handlers and docs/handlers.md show works as it stands there. */
class HandlerExamplesTest {
  private static final String PAGE = "docs/handlers.md";
  private static final Pattern CLASS_NAME = Pattern.compile("public class (\\w+)");

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({"WORKBOOK_REFRESH_FAILED,workbook", "DATASOURCE_REFRESH_FAILED,data source"})
  void theExampleTellsWhoOwnsWhatFailed(EventType type, String kind) throws Exception {
    var context = new RecordingContext(List.of("critical"));

    HandlerMethods.call(example().instance(), Events.of(type), context);

    assertThat(context.done)
        .containsExactly(
            "tell: log.write {message=The extract of the %s 'Sales' in project".formatted(kind)
                + " Finance/Reports/Monthly could not be refreshed. Owner: Ada Lovelace."
                + " https://tableau.example.com/#/workbooks/1}");
  }

  @Test
  void theExampleSaysNothingOfASandbox() throws Exception {
    var context = new RecordingContext(List.of("sandbox"));

    HandlerMethods.call(
        example().instance(), Events.of(EventType.WORKBOOK_REFRESH_FAILED), context);

    assertThat(context.done).containsExactly("log Said nothing: it is tagged 'sandbox'");
  }

  @Test
  void everyClassOnThePageCompilesWithoutAWarning() throws IOException {
    var blocks = CodeBlock.of(PAGE, "java");
    for (var block : blocks) {
      Files.writeString(root.resolve(className(block) + ".java"), block.text());
    }

    var set = new HandlerFolder(root).load();

    assertThat(set.problems()).isEmpty();
    assertThat(set.warnings()).isEmpty();
    assertThat(set.handlers())
        .extracting(LoadedHandler::name)
        .containsExactlyInAnyOrderElementsOf(
            blocks.stream().map(HandlerExamplesTest::className).toList());
  }

  @Test
  void theCommandsOnThePageBuildAJarThatLoads() throws Exception {
    var source =
        CodeBlock.of(PAGE, "java").stream()
            .filter(block -> className(block).equals("ReviewDatasources"))
            .findFirst()
            .orElseThrow();
    Files.writeString(root.resolve("ReviewDatasources.java"), source.text());
    var handlers = Files.createDirectory(root.resolve("handlers"));

    runInShell(CodeBlock.of(PAGE, "sh").getFirst().text());

    var set = new HandlerFolder(handlers).load();
    assertThat(set.problems()).isEmpty();
    assertThat(set.handlers()).extracting(LoadedHandler::name).containsExactly("ReviewDatasources");
  }

  private static LoadedHandler example() {
    var set = new HandlerFolder(Repository.file("examples/handlers")).load();
    assertThat(set.problems()).isEmpty();
    assertThat(set.warnings()).isEmpty();
    return set.handlers().stream()
        .filter(handler -> handler.name().equals("TellAboutFailedRefreshes"))
        .findFirst()
        .orElseThrow();
  }

  private static String className(CodeBlock block) {
    var matcher = CLASS_NAME.matcher(block.text());
    assertThat(matcher.find())
        .as("%s:%d declares a public class", block.page(), block.line())
        .isTrue();
    return matcher.group(1);
  }

  /** Runs in the temporary folder with this JDK's tools and a server folder with the api in it. */
  private void runInShell(String commands) throws Exception {
    var lib = Files.createDirectories(root.resolve("server/lib"));
    var api =
        Path.of(
            TableauEventHandler.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var tools = Path.of(System.getProperty("java.home"), "bin");
    packInto(lib.resolve("api.jar"), api, tools);
    var script = new ProcessBuilder("bash", "-euc", commands).directory(root.toFile());
    script.environment().put("SERVER", root.resolve("server").toString());
    script.environment().merge("PATH", tools.toString(), (old, mine) -> mine + ":" + old);
    succeed(script);
  }

  /** The api is a jar in a packaged build and a folder of classes before. */
  private void packInto(Path jar, Path api, Path tools) throws Exception {
    if (Files.isRegularFile(api)) {
      Files.copy(api, jar);
    } else {
      succeed(
          new ProcessBuilder(
              tools.resolve("jar").toString(), "-cf", jar.toString(), "-C", api.toString(), "."));
    }
  }

  private static void succeed(ProcessBuilder command) throws Exception {
    var process = command.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}

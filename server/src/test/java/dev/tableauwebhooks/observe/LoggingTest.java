package dev.tableauwebhooks.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.observe.Logging.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class LoggingTest {
  private static final Logger OURS = LoggerFactory.getLogger("dev.tableauwebhooks.site.Session");
  private static final Logger LIBRARY = LoggerFactory.getLogger("com.example.Library");

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  @TempDir private Path data;
  private final PrintStream realError = System.err;
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  @BeforeEach
  void captureStandardError() {
    System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restoreStandardError() {
    System.setErr(realError);
  }

  @Test
  void writesTheSameLinesToStandardErrorAndToTheFile() throws IOException {
    try (var _ = Logging.start(data, Format.TEXT, Level.INFO)) {
      OURS.atInfo()
          .addKeyValue("site", "marketing")
          .addKeyValue("name", "Q1 \"x\"")
          .log("Signed in");
      OURS.atDebug().log("Not this");
      LIBRARY.warn("Careful");
    }
    var lines = lines();
    assertThat(error.toString(StandardCharsets.UTF_8).lines().toList()).isEqualTo(lines);
    assertThat(lines)
        .map(line ->
            line.replaceFirst("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z", "TIME"))
        .containsExactly(
            "TIME INFO  Signed in site=marketing name=\"Q1 \\\"x\\\"\"", "TIME WARN  Careful");
  }

  @Test
  void namesFileAndLineInDevelopment() throws IOException {
    try (var _ = Logging.start(data, Format.TEXT_WITH_SOURCE, Level.DEBUG)) {
      OURS.atDebug().addKeyValue("a", 1).log("Fluent");
      OURS.debug("Plain");
      LIBRARY.debug("Not this, which is not ours");
    }
    assertThat(lines())
        .satisfiesExactly(
            line -> assertThat(line).matches(".* DEBUG Fluent a=1 \\(LoggingTest\\.java:\\d+\\)"),
            line -> assertThat(line).matches(".* DEBUG Plain \\(LoggingTest\\.java:\\d+\\)"));
  }

  @Test
  void letsNoNameForgeALine() throws IOException {
    try (var _ = Logging.start(data, Format.TEXT, Level.INFO)) {
      OURS.atInfo().addKeyValue("name", "a\nERROR b\u001b[2J").log("Saw\r\nit");
    }
    assertThat(lines()).singleElement().asString().endsWith("Saw  it name=\"a ERROR b [2J\"");
  }

  @Test
  void writesJsonThatParses() throws IOException {
    try (var _ = Logging.start(data, Format.JSON, Level.INFO)) {
      OURS.atWarn()
          .addKeyValue("site", "q\"\\\n\u0001\ud800 \ud83d\ude00")
          .addKeyValue("level", 7)
          .addKeyValue("authorization", "Basic U0VDUkVU")
          .setCause(new IllegalStateException("no /webhook/SECRET"))
          .log("Not \"good\"");
    }
    assertThat(lines()).hasSize(1);
    var json = new JsonMapper().readValue(lines().getFirst(), OBJECT);
    assertThat(json)
        .containsEntry("level", "WARN")
        .containsEntry("level_", "7")
        .containsEntry("message", "Not \"good\"")
        .containsEntry("logger", "dev.tableauwebhooks.site.Session")
        .containsEntry("site", "q\"\\\n\u0001\ud800 \ud83d\ude00")
        .containsEntry("authorization", "****")
        .containsKeys("time", "thread");
    assertThat(String.valueOf(json.get("error")))
        .startsWith("java.lang.IllegalStateException: no /webhook/****")
        .contains("LoggingTest.java:");
  }

  @Test
  void hidesSecretsInMessagesFactsAndStackTraces() throws IOException {
    try (var _ = Logging.start(data, Format.TEXT, Level.INFO)) {
      OURS.atInfo()
          .addKeyValue("path", "/webhook/SECRET")
          .setCause(new IllegalStateException("Authorization: Bearer SECRET"))
          .log("Sent twh_abcdSECRET");
    }
    assertThat(String.join("\n", lines()))
        .doesNotContain("SECRET")
        .contains("Sent twh_abcd… path=/webhook/****", "Authorization: Bearer ****");
  }

  @Test
  void takesInWhatLibrariesLogThroughTheJdk() throws IOException {
    try (var _ = Logging.start(data, Format.TEXT, Level.INFO)) {
      System.getLogger("io.helidon").log(System.Logger.Level.WARNING, "Port {0} is taken", "8000");
      System.getLogger("io.helidon").log(System.Logger.Level.DEBUG, "Not this");
      java.util.logging.Logger.getLogger("old").severe("It's {0}");
    }
    assertThat(lines())
        .map(line -> line.substring(25))
        .containsExactly("WARN  Port 8000 is taken", "ERROR It's {0}");
  }

  @Test
  void putsALargeFileAsideCompressed() throws IOException {
    try (var _ = Logging.start(data, Format.TEXT, Level.INFO, new LogSizes(10_000, 100_000))) {
      for (var i = 0; i < 50; i++) {
        OURS.info("x".repeat(1000));
      }
    }
    assertThat(Files.size(data.resolve("logs/webhooks.log"))).isLessThan(20_000);
    try (var files = Files.list(data.resolve("logs"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("webhooks.log")
          .anyMatch(name -> name.matches("webhooks\\.\\d{4}-\\d\\d-\\d\\d\\.0\\.log\\.gz"));
    }
  }

  @Test
  void goesOnWithoutAFileWhenItCannotBeMade() throws IOException {
    Files.writeString(data.resolve("logs"), "a file where the folder should be");
    try (var _ = Logging.start(data, Format.TEXT, Level.INFO)) {
      OURS.info("Still here");
    }
    assertThat(error.toString(StandardCharsets.UTF_8))
        .contains("The log file cannot be made; logs go to standard error alone folder=")
        .contains("INFO  Still here");
  }

  @Test
  void writesWarningsToStandardErrorBeforeAndAfter() {
    Logging.start(data, Format.JSON, Level.INFO).close();
    OURS.info("Not this");
    OURS.warn("This");
    assertThat(error.toString(StandardCharsets.UTF_8)).endsWith("WARN  This\n").hasLineCount(1);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(data.resolve("logs/webhooks.log"));
  }
}

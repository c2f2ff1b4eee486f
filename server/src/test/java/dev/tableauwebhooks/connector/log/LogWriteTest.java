package dev.tableauwebhooks.connector.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import dev.tableauwebhooks.connector.SampleContext;
import dev.tableauwebhooks.connector.log.LogWriteSettings.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class LogWriteTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(LogWrite.class);
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  @BeforeEach
  void listen() {
    written.start();
    logger.addAppender(written);
    logger.setLevel(ch.qos.logback.classic.Level.DEBUG);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(written);
    logger.setLevel(null);
  }

  @Test
  void writesTheMessageWithItsRunAndStep() {
    var outcome =
        new LogWrite().run(new LogWriteSettings("Refreshed {}", Level.WARN), new SampleContext());

    assertThat(outcome).isEqualTo(new Succeeded("Wrote a line to the log"));
    assertThat(written.list)
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getFormattedMessage()).isEqualTo("Refreshed {}");
          assertThat(event.getLevel()).isEqualTo(ch.qos.logback.classic.Level.WARN);
          assertThat(event.getKeyValuePairs())
              .containsExactly(
                  new KeyValuePair("runId", "run-1"), new KeyValuePair("step", "tell"));
        });
  }

  @ParameterizedTest
  @EnumSource
  void writesAtEveryLevel(Level level) {
    new LogWrite().run(new LogWriteSettings("x", level), new SampleContext());

    assertThat(written.list.getFirst().getLevel()).hasToString(level.name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          plain ü 😀 text           | plain ü 😀 text
          a\\r\\n12:00 ERROR forged | a\\r\\n12:00 ERROR forged
          tab\\there                | tab\\there
          bell\\07                  | bell\\u0007
          \\033[31mred              | \\u001b[31mred
          null\\0                   | null\\u0000
          C:\\\\new                 | C:\\new
          """)
  void makesOneHarmlessLine(String text, String line) {
    assertThat(LogLine.of(text.translateEscapes())).isEqualTo(line);
  }

  @Test
  void showsWhatWouldBeInvisible() {
    assertThat(LogLine.of("a\u2028b\u2029c\u0085d\u202ee\u200bf\ud800g"))
        .isEqualTo("a\\u2028b\\u2029c\\u0085d\\u202ee\\u200bf\\ud800g");
  }

  @Test
  void shortensWhatIsVeryLong() {
    assertThat(LogLine.of("x".repeat(10_500)))
        .isEqualTo("x".repeat(10_000) + "… (+500 more characters)");
  }
}

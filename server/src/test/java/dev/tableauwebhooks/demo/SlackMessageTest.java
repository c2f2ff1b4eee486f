package dev.tableauwebhooks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.codec.Json;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackMessageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*Sales* failed                        | Sales failed",
        ":x: no :unheard_of: picture           | ❌ no :unheard_of: picture",
        "R&amp;D &lt;Labs&gt;                  | R&D <Labs>",
        "see <https://example.com/a>           | see https://example.com/a",
        "costs $1 \\ <https://x.example/$2>    | costs $1 \\ https://x.example/$2",
        "5 * 3 * 2                             | 5  3  2",
      })
  void showsAMessageAsAPersonWouldSeeIt(String text, String shown) {
    assertThat(SlackMessage.of(Json.write(Map.of("text", text))).text()).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'a\n b \n\nc\n';a · b · c",
        "'a\nhttps://x.example/1\nb https://y.example';a · b https://y.example",
        "'<https://x.example|open>';open (https://x.example)"
      })
  void putsItOnOneLine(String text, String line) {
    assertThat(SlackMessage.of(Json.write(Map.of("text", text))).line()).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({"no json,no json", "'{}',''"})
  void showsWhatIsNoMessageAsItIs(String body, String text) {
    assertThat(SlackMessage.of(body).text()).isEqualTo(text);
  }
}

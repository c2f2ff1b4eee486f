package dev.tableauwebhooks.connector.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackTextTest {
  private static final int CUT = SlackText.LONGEST - 40;

  @Test
  void leavesWhatFits() {
    var text = "x".repeat(SlackText.LONGEST);

    assertThat(SlackText.shorten(text)).isSameAs(text);
  }

  @Test
  void saysHowMuchIsMissing() {
    var shortened = SlackText.shorten("x".repeat(SlackText.LONGEST + 1));

    assertThat(shortened)
        .isEqualTo("x".repeat(CUT) + "… (+41 more characters)")
        .hasSizeLessThanOrEqualTo(SlackText.LONGEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"😀", "&amp;", "<https://tableau.example/views/1|open>", "<!date^1>"})
  void doesNotCutWithinAToken(String token) {
    for (var offset = 1; offset < token.length(); offset++) {
      var text = "x".repeat(CUT - offset) + token + "y".repeat(100);

      assertThat(SlackText.shorten(text))
          .startsWith("x".repeat(CUT - offset) + "… (+")
          .doesNotContain("&a", "<", "\ud83d");
    }
  }

  @Test
  void cutsWhatOnlyLooksLikeAToken() {
    var text = "<" + "x".repeat(SlackText.LONGEST) + "&";

    assertThat(SlackText.shorten(text)).startsWith("<" + "x".repeat(CUT - 1) + "…");
  }

  @Test
  void anEditMayHaveATenthOfAPost() {
    assertThat(SlackText.shortenEdit("x".repeat(SlackText.LONGEST_EDIT)))
        .hasSize(SlackText.LONGEST_EDIT);
    assertThat(SlackText.shortenEdit("<" + "x".repeat(SlackText.LONGEST_EDIT)))
        .isEqualTo("<" + "x".repeat(3_959) + "… (+41 more characters)");
  }
}

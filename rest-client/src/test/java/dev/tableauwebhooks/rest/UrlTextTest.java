package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTextTest {

  @ParameterizedTest
  @CsvSource({
    "99, 99",
    "a b, a%20b",
    "a/../b, a%2F..%2Fb",
    "a?b#c, a%3Fb%23c",
    "é😀, %C3%A9%F0%9F%98%80",
    "100%, 100%25",
    "x*~, x%2A~",
  })
  void keepsASegmentWithinItsPath(String text, String expected) {
    assertThat(UrlText.segment(text)).isEqualTo(expected);
    assertThat(URI.create("http://h/" + UrlText.segment(text)).getPath()).isEqualTo("/" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".."})
  void refusesWhatWouldChangeThePath(String text) {
    assertThatThrownBy(() -> UrlText.segment(text))
        .hasMessage("'" + text + "' cannot stand in a path.");
  }

  @Test
  void showsNoQuery() {
    assertThat(UrlText.shown(URI.create("https://h:8443/a%20b?token=x#y")))
        .isEqualTo("https://h:8443/a%20b");
  }
}

package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

  @ParameterizedTest
  @CsvSource({"3.10, 3.9", "3.27, 3.6", "10.0, 9.99", "3.6, 2.8"})
  void comparesAsNumbers(String newer, String older) {
    assertThat(ApiVersion.parse(newer)).isGreaterThan(ApiVersion.parse(older));
    assertThat(ApiVersion.parse(older).isAtLeast(ApiVersion.parse(newer))).isFalse();
    assertThat(ApiVersion.parse(newer).isAtLeast(ApiVersion.parse(newer))).isTrue();
  }

  @Test
  void readsWhatItWrites() {
    assertThat(ApiVersion.parse(" 3.27 ")).hasToString("3.27");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "3.", "v3.27", "3.27.1", "three", "-1.2", "3.99999"})
  void refusesWhatIsNoVersion(String text) {
    assertThatThrownBy(() -> ApiVersion.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is not a version of the REST API. Write it like 3.27.");
  }
}

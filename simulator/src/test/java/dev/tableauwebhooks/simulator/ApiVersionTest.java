package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

  @Test
  void comparesNumbersAndNotText() {
    assertThat(ApiVersion.of("3.9").isBefore(ApiVersion.of("3.10"))).isTrue();
    assertThat(ApiVersion.of("3.27").isBefore(ApiVersion.of("3.27"))).isFalse();
    assertThat(ApiVersion.of("2.8")).isLessThan(ApiVersion.of("3.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "3.", "v3.1", "3.1.1", "exp", "-", "99999.1"})
  void findsNoneInOtherText(String text) {
    assertThat(ApiVersion.find(text)).isEmpty();
  }
}

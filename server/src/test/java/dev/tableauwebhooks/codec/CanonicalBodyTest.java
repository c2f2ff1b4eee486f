package dev.tableauwebhooks.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalBodyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"b\":[true,null]} | { \"b\" : [ true , null ],\t\"a\": 1 }",
        "{\"a\":100}                 | {\"a\":1e2}",
        "{\"a\":100}                 | {\"a\":100.0}",
        "{\"a\":0}                   | {\"a\":-0.0e7}",
        "{\"a\":\"\u00e9/\"}         | {\"a\":\"\\u00e9\\/\"}",
        "{\"a\":{\"x\":1,\"y\":2}}   | {\"a\":{\"y\":2,\"x\":1}}",
      })
  void isTheSameForBodiesThatSayTheSame(String one, String other) {
    assertThat(hash(one)).isEqualTo(hash(other)).matches("[0-9a-f]{64}");
  }

  @Test
  void differsWhereBodiesDiffer() {
    var bodies =
        new String[] {
          "",
          "{}",
          "[]",
          "null",
          "\"null\"",
          "{\"a\":1}",
          "{\"a\":\"1\"}",
          "{\"a\":[1]}",
          "{\"a\":[1,2]}",
          "{\"a\":[2,1]}",
          "{\"a\":[[1],2]}",
          "{\"a\":[[1,2]]}",
          "{\"a\":1,\"b\":2}",
          "{\"a\":1e400000000}",
          "{\"a\":1e400000001}",
          "{\"a\":1e99999999999}",
          "{\"a\":12345678901234567890123456789}",
          "{\"a\":12345678901234567890123456788}",
          "{\"a\":\"\\ud83d\"}",
          "{\"a\":1,\"a\":2}",
          "{\"a\":2,\"a\":1}",
          "{} x",
          "not json",
          "[".repeat(10_000)
        };
    var hashes = Arrays.stream(bodies).map(CanonicalBodyTest::hash).collect(Collectors.toSet());
    assertThat(hashes).hasSameSizeAs(bodies);
  }

  /** The key is kept in databases: a new release must find what an older one wrote. */
  @Test
  void staysTheSameFromReleaseToRelease() {
    assertThat(hash("{\"event_type\":\"Test\",\"n\":[1.50,null,\"x\"]}"))
        .isEqualTo("0a8ec915d753c64698bac661347470f0a39fffcaa77c1bb4bab4dcc4659a9951");
    assertThat(hash("no json"))
        .isEqualTo("a03616920f1015ea31b6266114a75cef2620f80c07bd5bc7c9952ddfdfa7502f");
  }

  private static String hash(String body) {
    return CanonicalBody.hash(body.getBytes(UTF_8));
  }
}

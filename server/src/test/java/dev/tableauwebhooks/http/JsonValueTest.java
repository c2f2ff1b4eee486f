package dev.tableauwebhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

  @Test
  void buildsObjectsInOrder() {
    var value =
        JsonValue.object()
            .put("text", "a \"b\" \n ü 😀")
            .put("blocks", JsonValue.of(List.of(Map.of("type", "divider"))))
            .put("count", 3)
            .putIfPresent("on", Optional.of(true))
            .putIfPresent("off", Optional.empty())
            .build();

    assertThat(value)
        .hasToString(
            "{\"text\":\"a \\\"b\\\" \\n ü 😀\",\"blocks\":[{\"type\":\"divider\"}],\"count\":3,\"on\":true}");
  }

  @Test
  void takesNullFromSettings() {
    var settings = new LinkedHashMap<String, @Nullable Object>();
    settings.put("absent", null);
    settings.put("list", new ArrayList<>(Arrays.asList("a", null)));

    assertThat(JsonValue.of(settings)).hasToString("{\"absent\":null,\"list\":[\"a\",null]}");
    assertThat(JsonValue.of(null)).hasToString("null");
  }

  @Test
  void readsMembers() {
    var value =
        parse("{\"ok\":true,\"ts\":\"1.2\",\"n\":5,\"none\":null,\"list\":[1,{\"a\":\"b\"}]}");

    assertThat(value.isTrue("ok")).isTrue();
    assertThat(value.isTrue("ts")).isFalse();
    assertThat(value.findText("ts")).contains("1.2");
    assertThat(value.findText("n")).isEmpty();
    assertThat(value.find("none")).isEmpty();
    assertThat(value.find("missing")).isEmpty();
    assertThat(value.find("list").orElseThrow().elements())
        .containsExactly(JsonValue.of(1), JsonValue.of(Map.of("a", "b")));
    assertThat(value.find("list").orElseThrow().find("a")).isEmpty();
  }

  @Test
  void givesPlainValuesWithoutNull() {
    var value =
        parse(
            "{\"t\":\"x\",\"i\":5,\"d\":1.5,\"b\":false,\"n\":null,\"l\":[1,null,\"a\"],\"o\":{\"n\":null}}");

    assertThat(value.plain())
        .contains(
            Map.of("t", "x", "i", 5L, "d", 1.5, "b", false, "l", List.of(1L, "a"), "o", Map.of()));
    assertThat(parse("null").plain()).isEmpty();
    assertThat(parse("123456789012345678901234567890").plain()).contains(1.2345678901234568e29);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "<html>", "{\"a\":", "{} {}", "{a:1}", "NaN"})
  void saysWhatIsNotJson(String text) {
    assertThat(JsonValue.parse(text)).isEmpty();
  }

  @Test
  void survivesAbsurdJson() {
    assertThat(JsonValue.parse("[".repeat(100_000))).isEmpty();
    assertThat(JsonValue.parse("1".repeat(100_000))).isEmpty();
    assertThat(parse("1e999").plain()).isPresent();
  }

  private static JsonValue parse(String text) {
    return JsonValue.parse(text).orElseThrow();
  }
}

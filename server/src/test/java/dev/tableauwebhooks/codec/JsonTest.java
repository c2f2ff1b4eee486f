package dev.tableauwebhooks.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void writesValuesInTheOrderOfTheirMaps() {
    var value = new LinkedHashMap<String, Object>();
    value.put("b", Arrays.asList(1, 2.5, true, null, "é\n"));
    value.put("at", Instant.parse("2026-11-24T08:30:15.5Z"));
    value.put("for", Duration.ofMinutes(5));
    assertThat(Json.write(value))
        .isEqualTo(
            "{\"b\":[1,2.5,true,null,\"é\\n\"],\"at\":\"2026-11-24T08:30:15.500Z\",\"for\":\"PT5M\"}");
  }

  @Test
  void readsWhatItWrote() {
    assertThat(Json.readObject("{\"b\":[1,2.5,{\"x\":null}],\"a\":12345678901}"))
        .isEqualTo(
            Map.of("a", 12345678901L, "b", List.of(1, 2.5, Collections.singletonMap("x", null))));
    assertThat(Json.read("null")).isNull();
  }

  @Test
  void saysWhereTextIsNoJsonWithoutQuotingIt() {
    assertThatThrownBy(() -> Json.readObject("{\"password\": secret}"))
        .isInstanceOf(Json.Malformed.class)
        .hasMessage("This is not JSON (line 1, column 14).");
    assertThatThrownBy(() -> Json.readObject("[1]")).isInstanceOf(Json.Malformed.class);
    assertThatThrownBy(() -> Json.readObject("{} {}")).isInstanceOf(Json.Malformed.class);
    assertThatThrownBy(() -> Json.readObject("null"))
        .isInstanceOf(Json.Malformed.class)
        .hasMessage("This is null, not a JSON object.");
  }

  @Test
  void keepsABodyThatIsNoJsonAsText() {
    assertThat(Json.readBody("{\"a\":1}".getBytes(UTF_8))).isEqualTo(Map.of("a", 1));
    assertThat(Json.readBody("a=1".getBytes(UTF_8))).isEqualTo("a=1");
    assertThat(Json.readBody(new byte[0])).isEqualTo("");
  }
}

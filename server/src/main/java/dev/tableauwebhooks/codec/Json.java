package dev.tableauwebhooks.codec;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON of plain maps, lists and scalars. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static String write(@Nullable Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static Map<String, @Nullable Object> readObject(String json) {
    return MAPPER.readValue(json, new TypeReference<Map<String, @Nullable Object>>() {});
  }
}

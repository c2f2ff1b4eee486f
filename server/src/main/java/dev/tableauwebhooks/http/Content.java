package dev.tableauwebhooks.http;

import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What a request sends, always as UTF-8. */
public record Content(String mediaType, String text) {
  public Content {
    requireNonNull(mediaType, "mediaType");
    requireNonNull(text, "text");
  }

  public static Content json(JsonValue value) {
    return new Content("application/json; charset=utf-8", value.toString());
  }

  /** The fields of an HTML form, in the order of the map. */
  public static Content form(Map<String, String> fields) {
    var text =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return new Content("application/x-www-form-urlencoded", text);
  }

  public static Content plain(String text) {
    return new Content("text/plain; charset=utf-8", text);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The media type and length only: the text is nobody else's business. */
  @Override
  public String toString() {
    return "%s, %d characters".formatted(mediaType, text.length());
  }
}

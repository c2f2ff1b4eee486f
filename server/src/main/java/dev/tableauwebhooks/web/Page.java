package dev.tableauwebhooks.web;

import dev.tableauwebhooks.codec.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sends JSON, whole or by pages. */
final class Page {
  private Page() {}

  /**
   * The rows that a page shows, of one more than that, which was asked for to know the last page.
   */
  static <T> List<T> shown(List<T> rows, int limit) {
    return rows.subList(0, Math.min(limit, rows.size()));
  }

  /** What to give as {@code after} for the following page; empty on the last one. */
  static <T> Optional<String> next(List<T> rows, int limit, Function<T, String> id) {
    return rows.size() <= limit ? Optional.empty() : Optional.of(id.apply(rows.get(limit - 1)));
  }

  static void send(ServerResponse response, String key, List<?> rows, Optional<String> next) {
    var page = new LinkedHashMap<String, Object>();
    page.put(key, rows);
    next.ifPresent(id -> page.put("next", id));
    send(response, page);
  }

  static void send(ServerResponse response, Object value) {
    response
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .send(Json.write(value));
  }
}

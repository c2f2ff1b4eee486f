package dev.tableauwebhooks.connector.http;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Markup;
import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.action.Setting;
import dev.tableauwebhooks.action.Target;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of {@code http.request}. */
public record HttpRequestSettings(
    @Setting(
            value = "The address to call. Inserted values are percent-encoded.",
            markup = Markup.URL)
        Target url,
    @Setting(
            "GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS. POST where there is content to send, else GET.")
        Optional<Method> method,
    @Setting(
            value = "Headers by name. A value may be a secret: ${{ secrets.NAME }}.",
            defaultValue = "{}")
        Map<String, Secret> headers,
    @Setting("Content to send as JSON: any value.") Optional<Object> json,
    @Setting("Content to send as the fields of an HTML form.") Optional<Map<String, String>> form,
    @Setting("Content to send as text. Say what it is with a Content-Type header.")
        Optional<String> body,
    @Setting(
            value = "The answers that count as success: codes (404) or classes (2xx).",
            defaultValue = "[2xx]")
        List<String> expect,
    @Setting(value = "How long the whole exchange may take, from 1s to 10m.", defaultValue = "30s")
        Duration timeout,
    @Setting(
            value =
                "Whether to send an Idempotency-Key header, the same at every retry, by which a target can drop repeats.",
            defaultValue = "true")
        boolean idempotencyKey) {
  public HttpRequestSettings {
    requireNonNull(url, "url");
    requireNonNull(method, "method");
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    requireNonNull(json, "json");
    form = form.map(fields -> Collections.unmodifiableMap(new LinkedHashMap<>(fields)));
    requireNonNull(body, "body");
    expect = List.copyOf(expect);
    requireNonNull(timeout, "timeout");
  }

  /** What is asked of the target. */
  public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS
  }
}

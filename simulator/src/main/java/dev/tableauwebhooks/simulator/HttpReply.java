package dev.tableauwebhooks.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back over HTTP; an empty body is sent without a content type. */
record HttpReply(int status, Map<String, String> headers, String contentType, byte[] bytes) {

  HttpReply {
    headers = Map.copyOf(headers);
  }

  HttpReply(int status, Map<String, String> headers, String contentType, String body) {
    this(status, headers, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  static HttpReply text(int status, String body) {
    return new HttpReply(status, Map.of(), "text/plain; charset=utf-8", body);
  }

  String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

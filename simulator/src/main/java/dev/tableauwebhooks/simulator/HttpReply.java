package dev.tableauwebhooks.simulator;

import java.util.Map;

/** What goes back over HTTP; an empty body is sent without a content type. */
record HttpReply(int status, Map<String, String> headers, String contentType, String body) {

  HttpReply {
    headers = Map.copyOf(headers);
  }

  static HttpReply text(int status, String body) {
    return new HttpReply(status, Map.of(), "text/plain; charset=utf-8", body);
  }
}

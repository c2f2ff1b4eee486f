package dev.tableauwebhooks.rest;

import java.net.http.HttpHeaders;
import java.util.Optional;

/** One HTTP answer of a size that is allowed. */
record Answer(int status, HttpHeaders headers, String body) {

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  boolean isRedirect() {
    return status == 301 || status == 302 || status == 307 || status == 308;
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  @Override
  public String toString() {
    return "answer " + status;
  }
}

package dev.tableauwebhooks.rest;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * One HTTP answer of a size that is allowed.
 *
 * @param body empty where it went into a file
 * @param saved how many bytes went into a file
 */
record Answer(int status, HttpHeaders headers, String body, long saved) {

  static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  boolean isSuccess() {
    return isSuccess(status);
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

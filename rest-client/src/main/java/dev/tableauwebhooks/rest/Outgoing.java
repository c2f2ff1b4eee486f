package dev.tableauwebhooks.rest;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param body JSON
 * @param secrets texts that must not be repeated even where the answer quotes them
 */
record Outgoing(
    String verb, URI uri, Optional<String> token, Optional<String> body, List<String> secrets) {

  static Outgoing get(URI uri) {
    return new Outgoing("GET", uri, Optional.empty(), Optional.empty(), List.of());
  }

  Outgoing to(URI other) {
    return new Outgoing(verb, other, token, body, secrets);
  }

  /** How messages name it. */
  @Override
  public String toString() {
    return verb + " " + UrlText.shown(uri);
  }
}

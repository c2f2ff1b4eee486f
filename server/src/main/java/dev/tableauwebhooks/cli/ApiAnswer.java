package dev.tableauwebhooks.cli;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a running server answered. */
sealed interface ApiAnswer {

  /** It did what it was asked for. */
  record Done(JsonNode body) implements ApiAnswer {}

  /**
   * It did not.
   *
   * @param what one sentence
   * @param fix what to do, where the server says it
   */
  record Refused(int status, String what, Optional<String> fix) implements ApiAnswer {}

  /** Nothing that could be understood came back. */
  record NoAnswer(String what, String fix) implements ApiAnswer {}
}

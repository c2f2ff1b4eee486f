package dev.tableauwebhooks.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of a method, with everything but the session. */
record RestCall(
    RestMethod method,
    List<String> arguments,
    Map<String, String> parameters,
    Optional<Map<String, Object>> body) {

  static RestCall of(RestMethod method, String... arguments) {
    return new RestCall(method, List.of(arguments), Map.of(), Optional.empty());
  }

  /** Adds parameters to those that are there. */
  RestCall parameters(Map<String, String> given) {
    var all = new LinkedHashMap<>(parameters);
    all.putAll(given);
    return new RestCall(method, arguments, all, body);
  }

  RestCall body(Map<String, Object> json) {
    return new RestCall(method, arguments, parameters, Optional.of(json));
  }
}

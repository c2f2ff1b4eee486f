package dev.tableauwebhooks.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the REST API.
 *
 * @param template the path below the version; a part in braces is a variable
 */
record Route(String method, List<String> template, Access access, Handler handler) {

  /** Answers one call that was let through. */
  interface Handler {
    Reply handle(Exchange exchange);
  }

  static Route of(String method, String template, Access access, Handler handler) {
    return new Route(method, List.of(template.substring(1).split("/", -1)), access, handler);
  }

  /** The variables of the path, if it has the form of this call's. */
  Optional<Map<String, String>> match(List<String> segments) {
    if (segments.size() != template.size()) {
      return Optional.empty();
    }
    var variables = new HashMap<String, String>();
    for (var index = 0; index < segments.size(); index++) {
      var part = template.get(index);
      if (part.startsWith("{")) {
        variables.put(part.substring(1, part.length() - 1), segments.get(index));
      } else if (!part.equals(segments.get(index))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }
}

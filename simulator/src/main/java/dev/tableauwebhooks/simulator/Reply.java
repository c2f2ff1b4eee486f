package dev.tableauwebhooks.simulator;

import java.util.List;
import java.util.Map;

/** What a REST call answers, before the caller's wish for JSON or XML is known. */
record Reply(int status, List<Element> elements, Map<String, String> headers) {

  Reply {
    elements = List.copyOf(elements);
    headers = Map.copyOf(headers);
  }

  static Reply ok(Element... elements) {
    return new Reply(200, List.of(elements), Map.of());
  }

  static Reply created(Element element) {
    return new Reply(201, List.of(element), Map.of());
  }

  static Reply noContent() {
    return new Reply(204, List.of(), Map.of());
  }

  static Reply refused(Refusal refusal) {
    return new Reply(refusal.status(), List.of(refusal.element()), Map.of());
  }

  Reply withHeader(String name, String value) {
    return new Reply(status, elements, Map.of(name, value));
  }
}

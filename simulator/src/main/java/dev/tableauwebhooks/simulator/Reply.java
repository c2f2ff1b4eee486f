package dev.tableauwebhooks.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a REST call answers, before the caller's wish for JSON or XML is known. */
record Reply(int status, Entity content, Map<String, String> headers) {

  /** What is in an answer. */
  sealed interface Entity {

    /** XML or JSON, as the caller likes; none for an answer without a body. */
    record Elements(List<Element> list) implements Entity {
      public Elements {
        list = List.copyOf(list);
      }
    }

    /** JSON, whatever the caller likes: some parts of Tableau's API know nothing else. */
    record Json(String text) implements Entity {}

    /** A file. */
    record File(String contentType, byte[] bytes) implements Entity {}
  }

  Reply {
    headers = Map.copyOf(headers);
  }

  static Reply ok(Element... elements) {
    return of(200, elements);
  }

  static Reply created(Element element) {
    return of(201, element);
  }

  static Reply accepted(Element element) {
    return of(202, element);
  }

  static Reply noContent() {
    return of(204);
  }

  static Reply json(String text) {
    return new Reply(200, new Entity.Json(text), Map.of());
  }

  /** A file under a name that may hold any letters. */
  static Reply file(String contentType, String disposition, byte[] bytes) {
    return new Reply(
        200, new Entity.File(contentType, bytes), Map.of("Content-Disposition", disposition));
  }

  static Reply refused(Refusal refusal) {
    return of(refusal.status(), refusal.element());
  }

  Reply withHeader(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new Reply(status, content, more);
  }

  private static Reply of(int status, Element... elements) {
    return new Reply(status, new Entity.Elements(List.of(elements)), Map.of());
  }
}

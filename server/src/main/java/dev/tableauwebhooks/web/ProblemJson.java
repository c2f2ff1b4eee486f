package dev.tableauwebhooks.web;

import dev.tableauwebhooks.codec.Json;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;

/**
 * An error as RFC 9457 wants it.
 *
 * @param detail what is wrong, quoting the value
 * @param fix the next thing to do, as an imperative sentence
 */
record ProblemJson(int status, String title, String detail, String fix) {

  static ProblemJson badRequest(String detail, String fix) {
    return new ProblemJson(400, "Bad request", detail, fix);
  }

  static ProblemJson notFound(String what, String id, String fix) {
    return new ProblemJson(404, "Not found", "There is no %s '%s'.".formatted(what, id), fix);
  }

  static ProblemJson conflict(String detail, String fix) {
    return new ProblemJson(409, "Conflict", detail, fix);
  }

  void send(ServerResponse response) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    body.put("fix", fix);
    response
        .status(Status.create(status))
        .header(HeaderNames.CONTENT_TYPE, "application/problem+json")
        .send(Json.write(body));
  }

  /** Thrown where a request cannot be read; the error handler sends it. */
  static final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ProblemJson problem;

    Rejected(ProblemJson problem) {
      super(problem.detail());
      this.problem = problem;
    }

    ProblemJson problem() {
      return problem;
    }
  }
}

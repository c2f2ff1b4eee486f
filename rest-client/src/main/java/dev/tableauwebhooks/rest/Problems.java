package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.RestMethod.Scope;
import dev.tableauwebhooks.rest.TableauProblem.Answered;
import dev.tableauwebhooks.rest.TableauProblem.ErrorText;
import dev.tableauwebhooks.rest.TableauProblem.Kind;
import dev.tableauwebhooks.rest.TableauProblem.Unreadable;
import java.time.InstantSource;

/** Turns an answer that is not a success into what it means and what to do about it. */
final class Problems {
  private final Options options;
  private final InstantSource clock;

  Problems(Options options) {
    this.options = options;
    this.clock = options.surroundings().clock();
  }

  /** Of a call with a session. */
  TableauException of(RestMethod method, Outgoing request, Answer answer) {
    return problem(request, answer, kind(answer.status()), method.scope());
  }

  /** Of a request without a session: sign-in, or what the server says of itself. */
  TableauException atSignIn(Outgoing request, Answer answer) {
    var kind = kind(answer.status());
    var refused = kind == Kind.UNAUTHORIZED || kind == Kind.FORBIDDEN;
    return problem(request, answer, refused ? Kind.SIGN_IN_REFUSED : kind, Scope.parse(""));
  }

  private TableauException problem(Outgoing request, Answer answer, Kind kind, Scope scope) {
    var error = ErrorBody.read(answer.body(), request.secrets());
    if (error.isEmpty() && !saysEnoughByItself(kind)) {
      return new TableauException(unreadable(request, answer));
    }
    var text = error.orElse(ErrorText.NONE);
    var wait = RetryAfter.of(answer.header("Retry-After"), text, clock.instant());
    var fix = new Remedy(options, scope).of(kind, text);
    return new TableauException(
        new Answered(kind, request.toString(), answer.status(), text, wait, fix));
  }

  /**
   * A 404 without Tableau's error body may come from a proxy, and must not be taken for a deleted
   * object; but a status such as 503 means the same whoever sends it.
   */
  private static boolean saysEnoughByItself(Kind kind) {
    return kind == Kind.TOO_MANY_REQUESTS
        || kind == Kind.SERVER_TROUBLE
        || kind == Kind.UNAUTHORIZED
        || kind == Kind.SIGN_IN_REFUSED;
  }

  private static Unreadable unreadable(Outgoing request, Answer answer) {
    if (answer.isRedirect()) {
      return new Unreadable(
          request.toString(),
          answer.status(),
          "redirects to '%s'".formatted(answer.header("Location").orElse("")),
          "Set the server's URL to the one that it redirects to.",
          false);
    }
    return new Unreadable(
        request.toString(),
        answer.status(),
        "is not Tableau's but " + Json.kindOf(answer),
        "Check that the server's URL leads to Tableau, and what stands between.",
        answer.status() != 400);
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401 -> Kind.UNAUTHORIZED;
      case 403 -> Kind.FORBIDDEN;
      case 404 -> Kind.NOT_FOUND;
      case 408 -> Kind.SERVER_TROUBLE;
      case 409 -> Kind.CONFLICT;
      case 429 -> Kind.TOO_MANY_REQUESTS;
      default -> status >= 500 ? Kind.SERVER_TROUBLE : Kind.REJECTED;
    };
  }
}

package dev.tableauwebhooks.simulator;

/**
 * An error answer of Tableau's REST API: a code whose first three digits are the HTTP status, a
 * summary and a detail.
 *
 * <p>An exception, against the habit of this project, because any depth of a handler may have to
 * end the call, exactly as inside Tableau; {@code Api} turns it into the answer. It has no stack
 * trace.
 *
 * @see <a
 *     href="https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_concepts_errors.htm">Handling
 *     Errors in the REST API</a>
 */
final class Refusal extends RuntimeException {

  private final int code;
  private final String summary;
  private final String detail;

  private Refusal(int code, String summary, String detail) {
    super(code + ": " + summary + ": " + detail, null, false, false);
    this.code = code;
    this.summary = summary;
    this.detail = detail;
  }

  /** An answer with the summary that Tableau gives to the status in the code. */
  static Refusal of(int code, String detail) {
    return new Refusal(code, summaryOf(code / 1000), detail);
  }

  /** The body is no JSON or XML of the right shape, or names something Tableau does not know. */
  static Refusal malformed(String detail) {
    return of(400000, "Payload is either malformed or incomplete. (" + detail + ")");
  }

  static Refusal noCredentials() {
    return of(401000, "No authentication credentials were provided.");
  }

  /** The detail is the one that Tableau gives to a password, a site or a token that is wrong. */
  static Refusal signIn(String suffix) {
    return new Refusal(401001, "Signin Error", "Error signing in to Tableau Server" + suffix);
  }

  /** A dead token; Tableau answers the same when a JWT session lacks the scope of the call. */
  static Refusal invalidCredentials() {
    return of(401002, "Invalid authentication credentials were provided.");
  }

  static Refusal notPermitted(String user) {
    return of(403004, "The user '%s' is not permitted to perform this action.".formatted(user));
  }

  static Refusal notFound(int code, String kind, String luid) {
    return of(code, "%s '%s' could not be found.".formatted(kind, luid));
  }

  static Refusal unknownUri(String path) {
    return of(404003, "Unknown resource '%s' specified in URI.".formatted(path));
  }

  int code() {
    return code;
  }

  int status() {
    return code / 1000;
  }

  String detail() {
    return detail;
  }

  Element element() {
    return Element.named("error")
        .with("code", Integer.toString(code))
        .child(Element.text("summary", summary))
        .child(Element.text("detail", detail));
  }

  private static String summaryOf(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized Access";
      case 403 -> "Forbidden";
      case 404 -> "Resource Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Resource Conflict";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      case 503 -> "Service Unavailable";
      default -> "Error";
    };
  }
}

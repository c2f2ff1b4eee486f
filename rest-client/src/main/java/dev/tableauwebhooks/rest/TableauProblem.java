package dev.tableauwebhooks.rest;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a call did not work. */
public sealed interface TableauProblem {

  /** What happened and where, as one sentence; without secrets. */
  String what();

  /** What a person should do, as an imperative sentence; empty where it may mend itself. */
  String fix();

  /** Whether the same call may work later without anybody mending anything. */
  boolean retryMayHelp();

  /** How long Tableau told us to wait. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** What happened and what to do. */
  default String message() {
    return fix().isEmpty() ? what() : what() + " " + fix();
  }

  /** What an error of Tableau means for the caller. */
  enum Kind {
    /** The credentials were refused at sign-in. Trying again may lock the account. */
    SIGN_IN_REFUSED,
    /** The call was refused with 401 although the client had just signed in. */
    UNAUTHORIZED,
    /** The user may not do that, or the site lacks the feature. */
    FORBIDDEN,
    /** The object does not exist, or the server does not know the method (code 404003). */
    NOT_FOUND,
    /** Something of that name exists already, or the work is already queued. */
    CONFLICT,
    /** Tableau found the request wrong. */
    REJECTED,
    /** A limit of the site is used up. */
    TOO_MANY_REQUESTS,
    /** The server is at fault, or busy. */
    SERVER_TROUBLE
  }

  /**
   * Tableau answered with an error.
   *
   * @param request such as {@code GET https://tableau.example.com/api/3.27/sites/…}
   * @param status the HTTP status
   * @param error Tableau's own words; empty texts where the answer had none
   */
  record Answered(
      Kind kind,
      String request,
      int status,
      ErrorText error,
      Optional<Duration> retryAfter,
      String fix)
      implements TableauProblem {
    public Answered {
      requireNonNull(kind, "kind");
      requireNonNull(request, "request");
      requireNonNull(error, "error");
      requireNonNull(retryAfter, "retryAfter");
      requireNonNull(fix, "fix");
    }

    @Override
    public String what() {
      return "Tableau answered %d to %s%s.".formatted(status, request, error.quoted());
    }

    @Override
    public boolean retryMayHelp() {
      return kind == Kind.TOO_MANY_REQUESTS || kind == Kind.SERVER_TROUBLE;
    }
  }

  /**
   * The answer was not what Tableau sends: HTML of a gateway, cut JSON, a redirect, too many bytes.
   */
  record Unreadable(String request, int status, String reason, String fix, boolean retryMayHelp)
      implements TableauProblem {
    @Override
    public String what() {
      return "The answer %d to %s %s.".formatted(status, request, reason);
    }
  }

  /** The answer came, but could not be written to its file. */
  record NotSaved(String request, String file, String reason) implements TableauProblem {
    @Override
    public String what() {
      return "The answer to %s could not be written to '%s': %s.".formatted(request, file, reason);
    }

    @Override
    public String fix() {
      return "Check that the folder exists, may be written to, and has room.";
    }

    @Override
    public boolean retryMayHelp() {
      return false;
    }
  }

  /** There was no answer: no connection, or not in time. */
  record NotReached(String request, String reason, String fix) implements TableauProblem {
    @Override
    public String what() {
      return "No answer to %s: %s.".formatted(request, reason);
    }

    @Override
    public boolean retryMayHelp() {
      return true;
    }
  }

  /** The server's REST API is too old for the call, which was not sent. */
  record TooOld(String request, ApiVersion needed, ApiVersion given) implements TableauProblem {
    @Override
    public String what() {
      return "%s needs version %s of the REST API, but %s is in use."
          .formatted(request, needed, given);
    }

    @Override
    public String fix() {
      return "Upgrade Tableau Server, or correct the version that is set.";
    }

    @Override
    public boolean retryMayHelp() {
      return false;
    }
  }

  /**
   * The Metadata API answered errors and nothing else.
   *
   * @param errors in Tableau's words
   */
  record GraphqlFailed(List<String> errors) implements TableauProblem {
    public GraphqlFailed {
      errors = List.copyOf(errors);
    }

    @Override
    public String what() {
      return "The Metadata API answered only errors: %s".formatted(String.join(" ", errors));
    }

    @Override
    public String fix() {
      return isOverLimit() ? "" : "Correct the query.";
    }

    @Override
    public boolean retryMayHelp() {
      return isOverLimit();
    }

    private boolean isOverLimit() {
      return errors.stream().anyMatch(error -> error.contains("time limit"));
    }
  }

  /** The credentials cannot be right, so they were not sent. */
  record BadCredentials(String what, String fix) implements TableauProblem {
    @Override
    public boolean retryMayHelp() {
      return false;
    }
  }

  /**
   * Somebody else keeps signing in with the same personal access token, which ends our session each
   * time. The client steps back, so that the two do not end each other's sessions for ever.
   *
   * @param pause until it signs in again
   */
  record SessionContested(String credentials, Duration pause) implements TableauProblem {
    @Override
    public String what() {
      return ("Not signed in: another program signs in with the %s and ended our session several times"
              + " within minutes.")
          .formatted(credentials);
    }

    @Override
    public String fix() {
      return "Give each program, and each node, a token of its own, or let the nodes share their"
          + " session.";
    }

    @Override
    public boolean retryMayHelp() {
      return true;
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(pause);
    }
  }

  /** The {@link SessionStore} did not work. */
  record StoreFailed(String reason) implements TableauProblem {
    @Override
    public String what() {
      return "The store of sessions failed: %s.".formatted(reason);
    }

    @Override
    public String fix() {
      return "";
    }

    @Override
    public boolean retryMayHelp() {
      return true;
    }
  }

  /**
   * The call was not sent, because Tableau would have refused it: a limit of the site is used up.
   *
   * @param reason such as {@code the limit of 60 extract refreshes an hour is used up}
   * @param pause until there is room again
   */
  record OverLimit(String request, String reason, Duration pause) implements TableauProblem {
    @Override
    public String what() {
      return "%s was not sent: %s.".formatted(request, reason);
    }

    @Override
    public String fix() {
      return "";
    }

    @Override
    public boolean retryMayHelp() {
      return true;
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(pause);
    }
  }

  /** The calling thread was interrupted; its interrupt flag is set. */
  record Interrupted(String request) implements TableauProblem {
    @Override
    public String what() {
      return "Interrupted while waiting for %s.".formatted(request);
    }

    @Override
    public String fix() {
      return "";
    }

    @Override
    public boolean retryMayHelp() {
      return true;
    }
  }

  /**
   * The three parts of Tableau's error body.
   *
   * @param code such as {@code 404006}; its first three digits are the HTTP status
   */
  record ErrorText(String code, String summary, String detail) {
    /** The answer had no such body. */
    public static final ErrorText NONE = new ErrorText("", "", "");

    public ErrorText {
      requireNonNull(code, "code");
      requireNonNull(summary, "summary");
      requireNonNull(detail, "detail");
    }

    String quoted() {
      var parts =
          Stream.of(code, summary, detail)
              .map(String::strip)
              .map(part -> part.endsWith(".") ? part.substring(0, part.length() - 1) : part)
              .filter(part -> !part.isEmpty())
              .toList();
      return parts.isEmpty() ? "" : ": " + String.join(": ", parts);
    }
  }
}

package dev.tableauwebhooks.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a call ended. */
public sealed interface Reply {

  /**
   * The target answered, with whatever status.
   *
   * @param headers by name in lower case
   * @param body decoded as its {@code Content-Type} says, else as UTF-8
   * @param complete false where the body was longer than {@link OutgoingRequest#maxAnswerBytes()}
   *     and ends there
   * @param retryAfter how long the target asked us to wait, at least a second and at most an hour
   */
  record Answered(
      int status,
      Map<String, List<String>> headers,
      String body,
      boolean complete,
      Optional<Duration> retryAfter)
      implements Reply {
    public Answered {
      headers =
          headers.entrySet().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      header -> header.getKey().toLowerCase(Locale.ROOT),
                      header -> List.copyOf(header.getValue())));
      requireNonNull(body, "body");
      requireNonNull(retryAfter, "retryAfter");
    }

    /** The first header of that name. */
    public Optional<String> findHeader(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    /** The body, where it is one whole JSON value. */
    public Optional<JsonValue> json() {
      return complete ? JsonValue.parse(body) : Optional.empty();
    }

    /** The status and length only. */
    @Override
    public String toString() {
      return "%d, %d characters".formatted(status, body.length());
    }
  }

  /**
   * It was not sent, and never will be as it is.
   *
   * @param reason one or more sentences
   * @param fix the next thing for a person to do, as an imperative sentence
   */
  record Refused(String reason, String fix) implements Reply {
    public Refused {
      requireNonNull(reason, "reason");
      requireNonNull(fix, "fix");
    }
  }

  /**
   * There was no answer, or only part of one. The target may have received the request all the
   * same.
   *
   * @param reason one sentence that names the target
   */
  record NoAnswer(String reason) implements Reply {
    public NoAnswer {
      requireNonNull(reason, "reason");
    }
  }

  /**
   * It was not sent, because the target asked us to wait, does not answer lately, or has as many
   * calls under way as we grant it.
   *
   * @param reason one or more sentences
   * @param atLeast how long until it may be worth trying
   */
  record Busy(String reason, Duration atLeast) implements Reply {
    public Busy {
      requireNonNull(reason, "reason");
      requireNonNull(atLeast, "atLeast");
    }
  }
}

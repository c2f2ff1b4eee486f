package dev.tableauwebhooks.simulator;

import java.time.Duration;
import java.util.Optional;

/**
 * A failure on demand: what calls it meets, what happens to them, and how often.
 *
 * @param method empty for any
 * @param path a part of the path, such as {@code /workbooks/}; empty for any
 * @param status the answer instead of the real one; 0 for the real answer, late
 * @param code Tableau's error code in the body; 0 for the status with three zeros
 * @param retryAfter the header's value as it is, seconds or an HTTP date; empty for none
 */
public record Fault(
    String method,
    String path,
    int status,
    int code,
    String retryAfter,
    Duration delay,
    int times) {

  public Fault {
    if (status != 0 && (status < 400 || status > 599)) {
      throw new SimulatorException(
          "A fault cannot answer %d. Use a status from 400 to 599, or 0 for a mere delay."
              .formatted(status));
    }
    if (code != 0 && code / 1000 != status) {
      throw new SimulatorException(
          "Code %d does not belong to status %d. Its first three digits are the status."
              .formatted(code, status));
    }
    if (times < 1) {
      throw new SimulatorException("A fault happens at least once, not %d times.".formatted(times));
    }
    if (delay.isNegative()) {
      throw new SimulatorException("A delay cannot be negative.");
    }
  }

  /** A fault of one call; say with the other methods what happens to it. */
  public static Fault of(String method, String path) {
    return new Fault(method, path, 0, 0, "", Duration.ZERO, 1);
  }

  public Fault status(int answer) {
    return new Fault(method, path, answer, 0, retryAfter, delay, times);
  }

  /** The answer by Tableau's code, for example 401002. */
  public Fault code(int answer) {
    return new Fault(method, path, answer / 1000, answer, retryAfter, delay, times);
  }

  public Fault retryAfter(String value) {
    return new Fault(method, path, status, code, value, delay, times);
  }

  public Fault delay(Duration value) {
    return new Fault(method, path, status, code, retryAfter, value, times);
  }

  public Fault times(int value) {
    return new Fault(method, path, status, code, retryAfter, delay, value);
  }

  boolean meets(Request request) {
    return (method.isEmpty() || method.equalsIgnoreCase(request.method()))
        && request.path().contains(path);
  }

  /** The answer instead of the real one, if it is not only late. */
  Optional<Reply> reply() {
    if (status == 0) {
      return Optional.empty();
    }
    var reply = Reply.refused(Refusal.of(code == 0 ? status * 1000 : code, detail()));
    return Optional.of(retryAfter.isEmpty() ? reply : reply.withHeader("Retry-After", retryAfter));
  }

  private String detail() {
    return status == 429
        ? "Too many requests for 'api.rest'. Please retry after 1 minutes."
        : "A fault was asked of the simulator.";
  }
}

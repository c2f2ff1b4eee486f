package dev.tableauwebhooks.connector.http;

import dev.tableauwebhooks.action.ActionOutcome.Failed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The answers that count as success. */
record Expectation(List<String> statuses) {
  private static final Pattern STATUS = Pattern.compile("[1-5](\\d\\d|xx)");

  /** Everything that is neither a code nor a class, in one failure. */
  Optional<Failed> problem() {
    var wrong =
        statuses.stream()
            .filter(status -> !STATUS.matcher(lower(status)).matches())
            .map("'%s'"::formatted)
            .toList();
    if (statuses.isEmpty()) {
      return Optional.of(
          new Failed("'expect' is empty, so no answer could be right.", "Leave 'expect' out."));
    }
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Failed(
                "'expect' holds %s, which no answer can be.".formatted(String.join(", ", wrong)),
                "Write codes such as 404, or classes such as 2xx."));
  }

  boolean isMetBy(int status) {
    var exact = Integer.toString(status);
    var anyOfClass = exact.charAt(0) + "xx";
    return statuses.stream()
        .map(Expectation::lower)
        .anyMatch(expected -> expected.equals(exact) || expected.equals(anyOfClass));
  }

  private static String lower(String status) {
    return status.strip().toLowerCase(Locale.ROOT);
  }
}

package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.workflow.RetryPolicy;
import java.time.Duration;
import java.util.OptionalInt;

/** Reads {@code retry}. */
final class RetryReader {
  private final Problems problems;

  RetryReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * The policy.
   *
   * @param inherited what counts for the keys that are left out
   */
  RetryPolicy read(YamlNode.Mapping mapping, String path, RetryPolicy inherited) {
    var reader = new MappingReader(mapping, path, "retry", WorkflowKeys.RETRY, problems);
    var attempts =
        reader
            .simple("attempts", new SettingType.Whole(false))
            .map(number -> OptionalInt.of((int) number))
            .orElse(inherited.attempts());
    if (attempts.isPresent() && attempts.getAsInt() < 1) {
      problems.add(
          position(mapping, "attempts"),
          reader.pathOf("attempts"),
          "'attempts' is %d, less than 1.".formatted(attempts.getAsInt()),
          "Write 1 for a single try.");
    }
    var max = duration(reader, mapping, "max", inherited.max());
    var backoff = duration(reader, mapping, "backoff", shorter(inherited.backoff(), max));
    var deadline = duration(reader, mapping, "deadline", inherited.deadline());
    if (backoff.compareTo(max) > 0) {
      problems.add(
          position(mapping, "backoff"),
          reader.pathOf("backoff"),
          "The first pause is longer than the longest one.",
          "Make 'backoff' shorter, or 'max' longer.");
    }
    return new RetryPolicy(attempts, backoff, max, deadline);
  }

  private Duration duration(
      MappingReader reader, YamlNode.Mapping mapping, String key, Duration otherwise) {
    var duration = reader.simple(key, new SettingType.Span()).map(Duration.class::cast);
    if (duration.isPresent() && duration.get().isZero()) {
      problems.add(
          position(mapping, key),
          reader.pathOf(key),
          "'%s' is nothing.".formatted(key),
          "Write it like 10s, 5m, 1h or 1d.");
    }
    return duration.orElse(otherwise);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Position position(YamlNode.Mapping mapping, String key) {
    return mapping.find(key).map(YamlNode::position).orElse(mapping.position());
  }
}

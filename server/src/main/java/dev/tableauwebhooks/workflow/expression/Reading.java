package dev.tableauwebhooks.workflow.expression;

import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of one scope while expressions are evaluated in it: fetched once each, and noted as
 * seen. Used by one thread.
 */
final class Reading {
  private static final int LONGEST_SEEN = 1_000;
  private static final int MOST_SEEN = 100;

  private final Scope scope;
  private final Map<String, Optional<Object>> fetched = new HashMap<>();
  private final Map<String, @Nullable Object> seen = new LinkedHashMap<>();
  private @Nullable LookupFailed failure;

  Reading(Scope scope) {
    this.scope = scope;
  }

  /** The value of a leaf of the vocabulary. */
  Optional<Object> find(String path) {
    var value = fetched.get(path);
    if (value == null) {
      value = read(path);
      fetched.put(path, value);
    }
    return value;
  }

  /** Notes that a value was used. */
  void saw(String path, @Nullable Object value) {
    seen.put(path, excerpt(value, 0));
  }

  Map<String, @Nullable Object> seen() {
    return seen;
  }

  /** The first look-up that failed since the last call. */
  Optional<LookupFailed> takeFailure() {
    var first = Optional.ofNullable(failure);
    failure = null;
    return first;
  }

  static Optional<LookupFailed> lookupFailure(@Nullable Throwable failed) {
    for (var cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof LookupFailed lookup) {
        return Optional.of(lookup);
      }
    }
    return Optional.empty();
  }

  private Optional<Object> read(String path) {
    var words = List.of(path.split("\\.", -1));
    return switch (words.getFirst()) {
      case "event" -> event(path);
      case "run" -> Optional.of(path.equals("run.id") ? scope.runId() : scope.workflow());
      case "env" -> Optional.ofNullable(scope.env().get(words.get(1)));
      case "steps" ->
          Optional.ofNullable(scope.steps().get(words.get(1)))
              .map(outputs -> outputs.get(words.get(2)));
      default -> fetch(path);
    };
  }

  private Optional<Object> event(String path) {
    var event = scope.event();
    return switch (path) {
      case "event.type" -> Optional.of(event.type());
      case "event.resource.kind" -> Optional.of(event.resource().kind().word());
      case "event.resource.name" -> event.resource().name().map(name -> name);
      case "event.resource.luid" -> event.resource().luid().map(luid -> luid);
      case "event.siteLuid" -> event.origin().siteLuid().map(luid -> luid);
      case "event.createdAt" -> event.origin().createdAt().map(time -> time);
      case "event.receivedAt" -> Optional.of(scope.receivedAt());
      case "event.age" ->
          event
              .origin()
              .createdAt()
              .map(time -> Duration.between(time, scope.receivedAt()).toSeconds());
      case "event.isReconciled" -> Optional.of(event.origin().isReconciled());
      case "event.id" -> Optional.of(scope.eventId());
      case "event.text" -> event.origin().text().map(text -> text);
      case "event.raw" -> Optional.of(scope.rawBody());
      default -> throw new IllegalStateException("The vocabulary has no " + path);
    };
  }

  private Optional<Object> fetch(String path) {
    try {
      return scope.lookups().find(path);
    } catch (LookupFailed e) {
      if (failure == null) {
        failure = e;
      }
      throw e;
    }
  }

  /** Enough of a value to understand a decision, never a whole payload. */
  private static @Nullable Object excerpt(@Nullable Object value, int depth) {
    return switch (value) {
      case null -> null;
      case String text when text.length() > LONGEST_SEEN -> text.substring(0, LONGEST_SEEN) + "…";
      case String text -> text;
      case Boolean truth -> truth;
      case Number number -> number;
      case List<?> list when depth < 3 ->
          list.stream()
              .limit(MOST_SEEN)
              .map(element -> excerpt(element, depth + 1))
              .collect(Collectors.toCollection(ArrayList::new));
      case Map<?, ?> map when depth < 3 -> {
        var entries = new LinkedHashMap<String, @Nullable Object>();
        map.entrySet().stream()
            .limit(MOST_SEEN)
            .forEach(entry ->
                entries.put(String.valueOf(entry.getKey()), excerpt(entry.getValue(), depth + 1)));
        yield entries;
      }
      case List<?> _, Map<?, ?> _ -> "…";
      default -> value.toString();
    };
  }
}

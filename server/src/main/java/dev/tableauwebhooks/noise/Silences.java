package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.workflow.EvaluationFailed;
import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.Scope;
import dev.tableauwebhooks.workflow.expression.Checked;
import dev.tableauwebhooks.workflow.expression.ExpressionCompiler;
import dev.tableauwebhooks.workflow.expression.Mistake;
import dev.tableauwebhooks.workflow.expression.Names;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people have silenced. Safe for many threads; another node sees a change a second later. */
public final class Silences {
  private static final Logger LOG = LoggerFactory.getLogger(Silences.class);
  private static final int KEPT = 500;

  private final SilenceStore store;
  private final InstantSource clock;
  private final ExpressionCompiler compiler;
  private final Map<String, Expression> compiled = new ConcurrentHashMap<>();
  private final Recent<List<Silence>> ending;

  /**
   * @param env the variables that expressions may name
   */
  public Silences(SilenceStore store, Set<String> env, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.compiler = new ExpressionCompiler(Names.of(env, Set.of(), Set.of()));
    this.ending = new Recent<>(clock, () -> store.endingAfter(clock.instant()));
  }

  /** What became of the wish for a silence. */
  public sealed interface Answer {
    record Added(Silence silence) implements Answer {}

    /**
     * It cannot be.
     *
     * @param where the key that is wrong
     */
    record Refused(String where, String reason, String fix) implements Answer {}
  }

  /**
   * A wish.
   *
   * @param matcher an expression that is true for what shall be suppressed
   * @param startsAt now where it is left out
   */
  public record Wish(
      String matcher, String author, String reason, Optional<Instant> startsAt, Instant endsAt) {}

  /** Adds a silence, which holds from now on for every run that has not begun. */
  public Answer add(Wish wish) throws InterruptedException {
    var now = clock.instant();
    var startsAt = wish.startsAt().filter(now::isBefore).orElse(now);
    var refused = problem(wish, startsAt);
    if (refused.isPresent()) {
      return refused.get();
    }
    var silence =
        new Silence(
            UUID.randomUUID().toString(),
            wish.matcher(),
            wish.author(),
            wish.reason(),
            now,
            startsAt,
            wish.endsAt(),
            Optional.empty(),
            0);
    store.add(silence);
    ending.forget();
    return new Answer.Added(silence);
  }

  private Optional<Answer> problem(Wish wish, Instant startsAt) {
    if (!wish.endsAt().isAfter(startsAt)) {
      return Optional.of(
          new Answer.Refused(
              "endsAt",
              "The silence would be over at %s, before it begins at %s."
                  .formatted(wish.endsAt(), startsAt),
              "Let it end later."));
    }
    if (wish.reason().isBlank()) {
      return Optional.of(
          new Answer.Refused(
              "reason", "The reason is empty.", "Say why, for those who wonder at the quiet."));
    }
    return switch (compiler.condition(wish.matcher())) {
      case Checked.Valid<Expression> _ -> Optional.empty();
      case Checked.Invalid<Expression>(var mistakes) ->
          Optional.of(refused(wish.matcher(), mistakes.getFirst()));
    };
  }

  private static Answer refused(String matcher, Mistake mistake) {
    var what = "The matcher '%s' is wrong: %s".formatted(matcher, mistake.what());
    return new Answer.Refused("matcher", what, mistake.fix());
  }

  /** Ends a silence before its time. False where it is unknown or over. */
  public boolean end(String id, String by) throws InterruptedException {
    var ended = store.end(id, by, clock.instant());
    ending.forget();
    return ended;
  }

  /** Those that hold now, then those that are to come, then those that are over, newest first. */
  public List<Silence> list(int most) throws InterruptedException {
    var now = clock.instant();
    var over = store.list(most).stream().filter(silence -> !silence.endsAt().isAfter(now));
    return Stream.concat(store.endingAfter(now).stream(), over).limit(most).toList();
  }

  /** Those that suppress runs now. */
  public List<Silence> active() throws InterruptedException {
    var now = clock.instant();
    return ending.get().stream().filter(silence -> silence.isActive(now)).toList();
  }

  /** The first active silence that matches. */
  Optional<Silence> match(Scope scope) throws InterruptedException {
    return active().stream().filter(silence -> matches(silence, scope)).findFirst();
  }

  private boolean matches(Silence silence, Scope scope) {
    try {
      return matcher(silence.matcher()).filter(it -> it.evaluate(scope).isTrue()).isPresent();
    } catch (EvaluationFailed e) {
      LOG.atWarn()
          .addKeyValue("silence", silence.id())
          .addKeyValue("cause", e.getMessage())
          .log("A silence could not be evaluated, so it does not match");
      return false;
    }
  }

  /** One that was valid once, and is not for this release, silences nothing. */
  private Optional<Expression> matcher(String text) {
    if (compiled.size() > KEPT) {
      compiled.clear();
    }
    var known = compiled.get(text);
    if (known == null && compiler.condition(text) instanceof Checked.Valid<Expression>(var it)) {
      compiled.put(text, it);
      return Optional.of(it);
    }
    return Optional.ofNullable(known);
  }

  void count(Silence silence, long suppressed) throws InterruptedException {
    store.count(silence.id(), suppressed);
  }

  /** How long a change on another node may go unseen. */
  static final Duration FRESH = Duration.ofSeconds(1);
}

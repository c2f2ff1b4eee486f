package dev.tableauwebhooks.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.EventLog.Dedupe;
import dev.tableauwebhooks.run.EventLog.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Raises events that Tableau does not send. They are stored, listed and listened to like any other,
 * with a body of the same shape and {@code details} beside it. Safe for many threads and nodes.
 */
public final class InternalEvents {
  /** How long one occurrence is told once only, unless it is {@linkplain #settle settled}. */
  private static final Duration ONCE = Duration.ofDays(7);

  /** The key in the details under which the job stands that something was found by. */
  public static final String JOB_LUID = "job_luid";

  private final Intake intake;
  private final EventLog log;
  private final InstantSource clock;
  private final Function<Map<String, Object>, String> json;

  /**
   * @param json writes a JSON object
   */
  public InternalEvents(
      Intake intake,
      EventLog log,
      InstantSource clock,
      Function<Map<String, Object>, String> json) {
    this.intake = intake;
    this.log = log;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Something to tell.
   *
   * @param site the name of the configured site, where it is of one
   * @param siteLuid that site's LUID, where it is known
   * @param luid of what it is about; for a run its id
   * @param name of what it is about, for people
   * @param text one English sentence, such as a chat may show
   * @param details text, numbers, booleans, lists and maps of these, by snake_case keys; what
   *     expressions see as {@code event.raw.details}
   */
  public record News(
      InternalEventType type,
      Optional<String> site,
      Optional<String> siteLuid,
      Optional<String> luid,
      Optional<String> name,
      String text,
      Map<String, Object> details) {
    public News {
      requireNonNull(type, "type");
      requireNonNull(site, "site");
      requireNonNull(siteLuid, "siteLuid");
      requireNonNull(luid, "luid");
      requireNonNull(name, "name");
      requireNonNull(text, "text");
      requireNonNull(details, "details");
    }

    /** The job of the site that it was found by, where the details name one. */
    Optional<String> jobLuid() {
      return Optional.ofNullable(details.get(JOB_LUID)).map(Object::toString);
    }
  }

  /**
   * Raises the event, and returns when it is on disk. Whoever raises one of the same type and key
   * within a week, here or on another node, raises nothing, unless it was settled in between.
   *
   * @param key what occurred, such as the id of a run, or of a webhook that is off
   * @throws StoreUnavailable where it is not known to be on disk
   */
  public Receipt raise(News news, String key) throws InterruptedException {
    return raise(news, key, clock.instant());
  }

  /** Like {@link #raise(News, String)}, of what happened before now. */
  public Receipt raise(News news, String key, Instant happenedAt) throws InterruptedException {
    return raise(news, key, happenedAt, Optional.empty());
  }

  /** Like {@link #raise(News, String, Instant)}, for one program, whatever it listens to. */
  public Receipt raiseFor(Program program, News news, String key, Instant happenedAt)
      throws InterruptedException {
    return raise(news, key, happenedAt, Optional.of(program));
  }

  private Receipt raise(News news, String key, Instant happenedAt, Optional<Program> only)
      throws InterruptedException {
    var createdAt = happenedAt.truncatedTo(ChronoUnit.MILLIS);
    var origin =
        new Origin(
            news.siteLuid(),
            Optional.of(createdAt),
            Optional.of(news.text()),
            false,
            news.jobLuid());
    var resource = new Resource(news.type().kind(), news.luid(), news.name());
    var event = new TableauEvent.Internal(news.type(), origin, resource);
    var body = json.apply(body(news, createdAt.toString())).getBytes(UTF_8);
    var dedupe = new Dedupe(hash(news.type(), key), ONCE);
    return only.isPresent()
        ? intake.accept(event, body, dedupe, only.get())
        : intake.accept(event, news.site(), body, Optional.of(dedupe));
  }

  private static Map<String, Object> body(News news, String createdAt) {
    var body = new LinkedHashMap<String, Object>();
    body.put("resource", news.type().kind().name());
    body.put("event_type", news.type().wireName());
    news.name().ifPresent(name -> body.put("resource_name", name));
    news.siteLuid().ifPresent(luid -> body.put("site_luid", luid));
    news.luid().ifPresent(luid -> body.put("resource_luid", luid));
    body.put("created_at", createdAt);
    body.put("text", news.text());
    news.jobLuid().ifPresent(luid -> body.put("job_luid", luid));
    body.put("details", news.details());
    return body;
  }

  /** What occurred is over: when it occurs again, it is raised again. */
  public void settle(InternalEventType type, String key) throws InterruptedException {
    settle(type, List.of(key));
  }

  /** Like {@link #settle(InternalEventType, String)}, for many in one write. */
  public void settle(InternalEventType type, Collection<String> keys) throws InterruptedException {
    if (!keys.isEmpty()) {
      log.forget(keys.stream().map(key -> hash(type, key)).toList());
    }
  }

  private static byte[] hash(InternalEventType type, String key) {
    return Digest.of("internal", type.wireName(), key);
  }
}

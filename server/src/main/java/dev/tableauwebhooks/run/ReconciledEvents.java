package dev.tableauwebhooks.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.EventLog.Dedupe;
import dev.tableauwebhooks.run.EventLog.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes in events that Tableau should have posted and did not. They run like any other; a late
 * delivery of the same is then a duplicate. Safe for many threads and nodes.
 */
public final class ReconciledEvents {
  private static final Duration ONCE = Duration.ofDays(30);

  private final Intake intake;
  private final Function<Map<String, Object>, String> json;

  /**
   * @param json writes a JSON object
   */
  public ReconciledEvents(Intake intake, Function<Map<String, Object>, String> json) {
    this.intake = intake;
    this.json = json;
  }

  /**
   * The end of a refresh that nobody told us of.
   *
   * @param site the name of the configured site
   * @param luid of the workbook or data source
   * @param endedAt when its job ended, by Tableau's clock
   * @param jobLuid the job, which gives one event only, on whichever node
   */
  public record Missed(
      EventType type,
      String site,
      String siteLuid,
      String luid,
      String name,
      Instant endedAt,
      String jobLuid) {
    public Missed {
      requireNonNull(type, "type");
      requireNonNull(site, "site");
      requireNonNull(siteLuid, "siteLuid");
      requireNonNull(luid, "luid");
      requireNonNull(name, "name");
      requireNonNull(endedAt, "endedAt");
      requireNonNull(jobLuid, "jobLuid");
    }
  }

  /**
   * Stores the event and returns when it is on disk; a duplicate where it has come in the meantime.
   *
   * @param knownUntil when it was looked up which events had come
   * @param outdated why nothing should run on it any more; empty where workflows should
   * @throws StoreUnavailable where it is not known to be on disk
   */
  public Receipt take(Missed missed, Instant knownUntil, Optional<String> outdated)
      throws InterruptedException {
    var text =
        "Event %s for resource %s: %s on site %s posted at %s"
            .formatted(
                missed.type().wireName(),
                missed.name(),
                missed.luid(),
                missed.siteLuid(),
                missed.endedAt());
    var origin =
        new Origin(
            Optional.of(missed.siteLuid()),
            Optional.of(missed.endedAt()),
            Optional.of(text),
            true,
            Optional.of(missed.jobLuid()));
    var event =
        TableauEvent.of(
            missed.type(), origin, Resource.of(missed.type().kind(), missed.luid(), missed.name()));
    var body = json.apply(body(missed, text)).getBytes(UTF_8);
    var dedupe = new Dedupe(Digest.of("reconciled", missed.jobLuid()), ONCE);
    return intake.reconcile(event, missed.site(), body, dedupe, knownUntil, outdated);
  }

  /** The shape of Tableau's own payload, with a mark, and the job that tells it. */
  private static Map<String, Object> body(Missed missed, String text) {
    var body = new LinkedHashMap<String, Object>();
    body.put("resource", "EXTRACTS");
    body.put("event_type", missed.type().wireName());
    body.put("resource_name", missed.name());
    body.put("site_luid", missed.siteLuid());
    body.put("resource_luid", missed.luid());
    body.put("created_at", missed.endedAt().toString());
    body.put("text", text);
    body.put("reconciled", true);
    body.put("job_luid", missed.jobLuid());
    return body;
  }
}

package dev.tableauwebhooks.site;

import static java.util.stream.Collectors.groupingBy;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.rest.model.BackgroundJob;
import dev.tableauwebhooks.rest.model.ContentReference;
import dev.tableauwebhooks.rest.model.ContentType;
import dev.tableauwebhooks.rest.model.Job;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.EventLog.Receipt;
import dev.tableauwebhooks.run.ReconciledEvents;
import dev.tableauwebhooks.run.ReconciledEvents.Missed;
import dev.tableauwebhooks.site.ReceivedEnds.Received;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The extract refreshes among a site's jobs that no event told of.
 *
 * <p>The list of jobs names what a job works on, but not by its LUID, for which each job must be
 * asked for. So jobs and events are paired by name first, and only where that leaves a doubt by
 * LUID: a site on which nothing was lost costs one call.
 */
public final class MissedRefreshes {
  private static final Logger LOG = LoggerFactory.getLogger(MissedRefreshes.class);

  static final List<EventType> TYPES =
      List.of(
          EventType.WORKBOOK_REFRESH_SUCCEEDED,
          EventType.WORKBOOK_REFRESH_FAILED,
          EventType.DATASOURCE_REFRESH_SUCCEEDED,
          EventType.DATASOURCE_REFRESH_FAILED);

  /** By how much our clock may be behind Tableau's. */
  private static final Duration CLOCKS = Duration.ofMinutes(5);

  private static final int MOST_LATER = 50;

  private final ReceivedEnds received;
  private final RefreshHistory history;
  private final Supplier<Catalog> catalog;
  private final ReconciledEvents events;
  private final boolean runOutdated;
  private final InstantSource clock;

  /**
   * @param runOutdated whether workflows also run on a failure that a success has followed
   */
  public MissedRefreshes(
      ReceivedEnds received,
      RefreshHistory history,
      Supplier<Catalog> catalog,
      ReconciledEvents events,
      boolean runOutdated,
      InstantSource clock) {
    this.received = received;
    this.history = history;
    this.catalog = catalog;
    this.events = events;
    this.runOutdated = runOutdated;
    this.clock = clock;
  }

  /**
   * @param jobs refreshes with a result, in the order in which they ended
   */
  void take(Site site, List<BackgroundJob> jobs) throws InterruptedException {
    if (jobs.isEmpty()) {
      return;
    }
    var knownUntil = clock.instant();
    var told = told(site, jobs);
    var found = 0;
    for (var end : ends(site, doubtful(site, jobs, told), told)) {
      if (take(site, end, knownUntil, jobs)) {
        found++;
      }
    }
    if (found > 0) {
      LOG.atWarn()
          .addKeyValue("site", site.name())
          .addKeyValue("events", found)
          .log("Made up for refreshes that Tableau did not deliver");
    }
  }

  private List<Received> told(Site site, List<BackgroundJob> jobs) {
    var first = Reconciliation.endOf(jobs.getFirst());
    return received.since(first.minus(CLOCKS), site.luid());
  }

  /** Jobs of one name and outcome. */
  private record Named(String name, boolean hasFailed) {}

  private List<BackgroundJob> doubtful(Site site, List<BackgroundJob> jobs, List<Received> told) {
    var doubtful = new ArrayList<BackgroundJob>();
    jobs.stream()
        .filter(job -> isWanted(site, JobTypes.hasFailed(job)))
        .collect(groupingBy(job -> new Named(job.title().orElse(""), JobTypes.hasFailed(job))))
        .forEach((named, ofName) -> {
          if (!areAllTold(named, ofName, told)) {
            doubtful.addAll(ofName);
          }
        });
    doubtful.sort(Comparator.comparing(Reconciliation::endOf));
    return doubtful;
  }

  private static boolean areAllTold(Named named, List<BackgroundJob> jobs, List<Received> told) {
    var events =
        told.stream()
            .filter(it -> it.name().equals(named.name()) && it.hasFailed() == named.hasFailed())
            .toList();
    return JobMatch.match(events, Received::madeAt, jobs, Reconciliation::endOf).size()
        == jobs.size();
  }

  /** Whether somebody listens to that outcome, of workbooks or of data sources. */
  private boolean isWanted(Site site, boolean hasFailed) {
    var active = catalog.get();
    return TYPES.stream()
        .filter(type -> type.wireName().endsWith("Failed") == hasFailed)
        .anyMatch(type -> active.wants(type.wireName(), site.name()));
  }

  /** The end of a refresh whose object is known. */
  private record End(String jobLuid, Instant at, ContentReference subject, boolean hasFailed) {
    private EventType type() {
      if (subject.type() == ContentType.WORKBOOK) {
        return hasFailed ? EventType.WORKBOOK_REFRESH_FAILED : EventType.WORKBOOK_REFRESH_SUCCEEDED;
      }
      return hasFailed
          ? EventType.DATASOURCE_REFRESH_FAILED
          : EventType.DATASOURCE_REFRESH_SUCCEEDED;
    }

    private boolean isOf(Received event) {
      return subject.luid().equals(event.luid()) && hasFailed == event.hasFailed();
    }
  }

  /** Of the jobs in doubt those that no event tells of, oldest first. */
  private List<End> ends(Site site, List<BackgroundJob> doubtful, List<Received> told) {
    var ends =
        doubtful.stream()
            .flatMap(job -> site.jobs().job(job.luid()).flatMap(it -> end(job, it)).stream())
            .toList();
    var missed = new ArrayList<End>();
    ends.stream()
        .collect(groupingBy(end -> List.of(end.subject().luid(), end.hasFailed())))
        .values()
        .forEach(ofObject -> missed.addAll(missed(ofObject, told)));
    missed.sort(Comparator.comparing(End::at));
    return missed;
  }

  private static Optional<End> end(BackgroundJob listed, Job job) {
    return job.subject()
        .map(it ->
            new End(job.luid(), Reconciliation.endOf(listed), it, JobTypes.hasFailed(listed)));
  }

  private static List<End> missed(List<End> ofObject, List<Received> told) {
    var events = told.stream().filter(ofObject.getFirst()::isOf).toList();
    var matched = JobMatch.match(events, Received::madeAt, ofObject, End::at).values();
    return ofObject.stream().filter(end -> !matched.contains(end)).toList();
  }

  private boolean take(Site site, End end, Instant knownUntil, List<BackgroundJob> jobs)
      throws InterruptedException {
    if (!catalog.get().wants(end.type().wireName(), site.name())) {
      return false;
    }
    var missed =
        new Missed(
            end.type(),
            site.name(),
            site.luid(),
            end.subject().luid(),
            end.subject().name().orElse(""),
            end.at(),
            end.jobLuid());
    return events.take(missed, knownUntil, outdated(site, end, jobs)) instanceof Receipt.Accepted;
  }

  /** A failure that is mended already is history, not news. */
  private Optional<String> outdated(Site site, End end, List<BackgroundJob> jobs) {
    if (runOutdated || !end.hasFailed()) {
      return Optional.empty();
    }
    return toldSuccess(end)
        .or(() -> listedSuccess(site, end, jobs))
        .map(at ->
            "Found late, when the refresh had succeeded again at %s; it starts nothing."
                .formatted(at));
  }

  private Optional<Instant> toldSuccess(End end) {
    return history.ends(end.subject().luid(), end.at(), clock.instant(), MOST_LATER).stream()
        .filter(later -> !later.hasFailed())
        .map(RefreshHistory.End::at)
        .findFirst();
  }

  /** The latest success of that name, where it is of the same object. */
  private static Optional<Instant> listedSuccess(Site site, End end, List<BackgroundJob> jobs) {
    return jobs.stream()
        .filter(job -> !JobTypes.hasFailed(job) && job.title().equals(end.subject().name()))
        .filter(job -> !Reconciliation.endOf(job).isBefore(end.at()))
        .max(Comparator.comparing(Reconciliation::endOf))
        .filter(job ->
            site.jobs()
                .job(job.luid())
                .flatMap(Job::subject)
                .filter(it -> it.luid().equals(end.subject().luid()))
                .isPresent())
        .map(Reconciliation::endOf);
  }
}

package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.rest.Jobs;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.model.BackgroundJob;
import dev.tableauwebhooks.run.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes up for what Tableau never delivered: compares each site's list of jobs with the events that
 * came. A refresh that nobody told us of becomes an event, and so do runs of flows and failed mails
 * of subscriptions, which have no webhook.
 *
 * <p>Only what some workflow or handler listens to is looked for. Rounds overlap, and may be
 * repeated: what is known is not raised again.
 */
public final class Reconciliation {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

  /** A job may enter the list after one that ended later. */
  static final Duration OVERLAP = Duration.ofMinutes(10);

  /** By how much a round may be late without anything being wrong. */
  private static final Duration LATE = Duration.ofMinutes(30);

  /** How many jobs are looked at together, and how often in a round; the next one goes on. */
  private static final int BATCH = 1_000;

  private static final int MOST_BATCHES = 5;

  private final Sites sites;
  private final SiteStore store;
  private final Supplier<Catalog> catalog;
  private final MissedRefreshes refreshes;
  private final PolledJobs polled;
  private final Duration every;
  private final Duration grace;
  private final InstantSource clock;

  /**
   * @param every how often a round is made
   * @param grace how long after its job an event may still be delivered, and so is not missing
   */
  public Reconciliation(
      Sites sites,
      SiteStore store,
      Supplier<Catalog> catalog,
      MissedRefreshes refreshes,
      PolledJobs polled,
      Duration every,
      Duration grace,
      InstantSource clock) {
    this.sites = sites;
    this.store = store;
    this.catalog = catalog;
    this.refreshes = refreshes;
    this.polled = polled;
    this.every = every;
    this.grace = grace;
    this.clock = clock;
  }

  /** Looks at every site once; trouble with one leaves the others alone. */
  public void round() throws InterruptedException {
    for (var site : sites.all()) {
      try {
        compare(site);
      } catch (TableauException e) {
        LOG.atWarn()
            .addKeyValue("site", site.name())
            .addKeyValue("cause", e.getMessage())
            .log("Could not compare the site's jobs with the events; the next round will");
      }
    }
  }

  private void compare(Site site) throws InterruptedException {
    var until = clock.instant().minus(grace);
    var done = store.comparedUntil(site.name());
    var types = wantedJobs(site.name());
    if (done.isEmpty() || types.isEmpty()) {
      store.rememberComparedUntil(site.name(), until);
      return;
    }
    tellOfGap(site, done.get(), until);
    var from = done.get().minus(OVERLAP);
    for (var batch = 0; batch < MOST_BATCHES && from.isBefore(until); batch++) {
      var jobs = jobs(site, from, until, types);
      refreshes.take(site, jobs.stream().filter(JobTypes::isRefresh).toList());
      polled.take(site, jobs.stream().filter(job -> !JobTypes.isRefresh(job)).toList());
      var last = jobs.size() < BATCH ? until : endOf(jobs.getLast());
      from = last.isAfter(from) ? last : until;
      if (from.isAfter(done.get())) {
        store.rememberComparedUntil(site.name(), from);
      }
    }
  }

  /** What is no job leaves no trace that could be found. */
  private void tellOfGap(Site site, Instant from, Instant until) {
    if (Duration.between(from, until).compareTo(every.plus(LATE)) > 0) {
      LOG.atWarn()
          .addKeyValue("site", site.name())
          .addKeyValue("from", from)
          .addKeyValue("until", until)
          .log(
              "Did not compare for a while: missed refreshes are made up for now, but changes of"
                  + " content, labels and users that were not delivered meanwhile cannot be found");
    }
  }

  private static List<BackgroundJob> jobs(
      Site site, Instant from, Instant until, List<String> types) {
    try (var jobs = site.tableau().jobs().completedSince(from, types)) {
      return jobs.filter(job -> JobTypes.hasResult(job) && job.endedAt().isPresent())
          .filter(job -> !endOf(job).isAfter(until))
          .limit(BATCH)
          .sorted(Comparator.comparing(Reconciliation::endOf))
          .toList();
    }
  }

  static Instant endOf(BackgroundJob job) {
    return job.endedAt().orElseThrow();
  }

  /** The kinds of jobs that somebody on this site listens to. */
  private List<String> wantedJobs(String site) {
    var active = catalog.get();
    var wanted = new ArrayList<String>();
    if (MissedRefreshes.TYPES.stream().anyMatch(type -> active.wants(type.wireName(), site))) {
      wanted.addAll(JobTypes.REFRESHES);
    }
    if (Stream.of(InternalEventType.FLOW_RUN_SUCCEEDED, InternalEventType.FLOW_RUN_FAILED)
        .anyMatch(type -> active.wants(type.wireName(), site))) {
      wanted.add(Jobs.RUN_FLOW);
    }
    if (active.wants(InternalEventType.SUBSCRIPTION_FAILED.wireName(), site)) {
      wanted.add(Jobs.SUBSCRIPTION);
    }
    return wanted;
  }
}

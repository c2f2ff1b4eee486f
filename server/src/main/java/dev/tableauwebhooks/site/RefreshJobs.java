package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.event.TableauEvent.ExtractRefresh;
import dev.tableauwebhooks.event.TableauEvent.Outcome;
import dev.tableauwebhooks.rest.Filter;
import dev.tableauwebhooks.rest.Query;
import dev.tableauwebhooks.rest.model.BackgroundJob;
import dev.tableauwebhooks.rest.model.Job;
import dev.tableauwebhooks.run.Lag;
import dev.tableauwebhooks.site.RefreshHistory.End;
import dev.tableauwebhooks.workflow.LookupFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The job behind a refresh event. The payload names none: it is found in the site's list of jobs by
 * kind, outcome and time, and by the object that the single job names.
 *
 * <p>Events that come together share the list, and each job is asked for once.
 */
final class RefreshJobs {
  /** How long after its event a job may still be missing from the list. */
  static final Duration LATEST = Duration.ofSeconds(30);

  private static final Duration STRETCH = Duration.ofMinutes(10);
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int MOST_LISTED = 2_000;
  private static final int MOST_EVENTS = 50;

  private final Site site;
  private final InstantSource clock;
  private final SharedCalls<Stretch, List<BackgroundJob>> lists;
  private final SharedCalls<String, Optional<Job>> details;

  /** Ten minutes of the list, by when jobs started or by when they ended. */
  private record Stretch(String field, Instant from) {
    @Override
    public String toString() {
      return "the jobs with %s around %s".formatted(field, from);
    }
  }

  RefreshJobs(Site site, InstantSource clock) {
    this.site = site;
    this.clock = clock;
    this.lists = new SharedCalls<>(clock);
    this.details = new SharedCalls<>(clock);
  }

  /**
   * The job that an event tells of.
   *
   * @return empty for events of other kinds, and where Tableau has forgotten the job
   * @throws LookupFailed where it may be in the list a little later
   */
  Optional<Job> find(TableauEvent event, Instant receivedAt, RefreshHistory history) {
    if (event.origin().jobLuid().isPresent()) {
      return job(event.origin().jobLuid().get());
    }
    if (!(event instanceof ExtractRefresh refresh)
        || refresh.origin().createdAt().isEmpty()
        || refresh.resource().luid().isEmpty()) {
      return Optional.empty();
    }
    var search = new Search(refresh, history);
    var found = search.in(receivedAt).or(() -> search.in(clock.instant().minus(FRESH)));
    if (found.isEmpty() && clock.instant().isBefore(receivedAt.plus(LATEST))) {
      throw LookupFailed.later("The site's list of jobs does not show the refresh yet.");
    }
    return found;
  }

  /** One job; empty where Tableau has forgotten it. */
  Optional<Job> job(String luid) {
    return details.get(luid, () -> site.tableau().jobs().find(luid));
  }

  private List<BackgroundJob> list(Stretch stretch, Instant notBefore) {
    return lists.get(stretch, notBefore, () -> told(stretch));
  }

  private List<BackgroundJob> told(Stretch stretch) {
    var query =
        Query.all()
            .where(Filter.in("jobType", JobTypes.REFRESHES))
            .where(Filter.since(stretch.field(), stretch.from().minus(Lag.LONGEST)))
            .where(Filter.before(stretch.field(), stretch.from().plus(STRETCH).plusSeconds(5)))
            .pageSize(1000);
    try (var jobs = site.tableau().jobs().list(query)) {
      return jobs.limit(MOST_LISTED).toList();
    }
  }

  /** The search for one event's job. */
  private final class Search {
    private final ExtractRefresh event;
    private final Instant madeAt;
    private final String luid;
    private final RefreshHistory history;

    private Search(ExtractRefresh event, RefreshHistory history) {
      this.event = event;
      this.madeAt = event.origin().createdAt().orElseThrow();
      this.luid = event.resource().luid().orElseThrow();
      this.history = history;
    }

    /** In a list that is not older than the instant. */
    private Optional<Job> in(Instant notBefore) {
      var candidates = candidates(notBefore);
      var named = candidates.stream().filter(this::hasName).toList();
      var ofName = best(named);
      return ofName.isPresent() || named.size() == candidates.size() ? ofName : best(candidates);
    }

    private List<BackgroundJob> candidates(Instant notBefore) {
      var seconds = madeAt.getEpochSecond();
      var from = Instant.ofEpochSecond(seconds - seconds % STRETCH.toSeconds());
      var field = hasEnded() ? "completedAt" : "startedAt";
      return list(new Stretch(field, from), notBefore).stream()
          .filter(job -> hasOutcome(job) && when(job).filter(this::isNear).isPresent())
          .toList();
    }

    private boolean hasEnded() {
      return event.outcome() != Outcome.STARTED;
    }

    private boolean hasOutcome(BackgroundJob job) {
      return switch (event.outcome()) {
        case STARTED -> true;
        case SUCCEEDED -> job.status().equals(JobTypes.SUCCESS);
        case FAILED -> job.status().equals(JobTypes.FAILED);
      };
    }

    private Optional<Instant> when(BackgroundJob job) {
      return hasEnded() ? job.endedAt() : job.startedAt();
    }

    /** Also what a neighbouring event of the same object may claim. */
    private boolean isNear(Instant at) {
      return Duration.between(at, madeAt).abs().compareTo(Lag.LONGEST) <= 0;
    }

    private boolean hasName(BackgroundJob job) {
      return job.title().equals(event.resource().name());
    }

    private Optional<Job> best(List<BackgroundJob> candidates) {
      var ofObject =
          candidates.stream()
              .filter(it -> job(it.luid()).filter(this::isOfObject).isPresent())
              .toList();
      var matches =
          JobMatch.match(neighbours(), instant -> instant, ofObject, it -> when(it).orElseThrow());
      return Optional.ofNullable(matches.get(madeAt)).flatMap(it -> job(it.luid()));
    }

    private boolean isOfObject(Job job) {
      return job.subject().filter(it -> it.luid().equals(luid)).isPresent();
    }

    /** When this event and those of the same object and outcome around it were made. */
    private List<Instant> neighbours() {
      if (!hasEnded()) {
        return List.of(madeAt);
      }
      var around = Lag.LONGEST.multipliedBy(2);
      var told =
          history.ends(luid, madeAt.minus(around), madeAt.plus(around), MOST_EVENTS).stream()
              .filter(end -> end.hasFailed() == (event.outcome() == Outcome.FAILED))
              .map(End::at);
      return Stream.concat(told, Stream.of(madeAt)).distinct().toList();
    }
  }
}

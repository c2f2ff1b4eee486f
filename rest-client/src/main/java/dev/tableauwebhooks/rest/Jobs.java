package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.TableauProblem.Answered;
import dev.tableauwebhooks.rest.model.BackgroundJob;
import dev.tableauwebhooks.rest.model.Job;
import dev.tableauwebhooks.rest.model.JobEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The background jobs of the site. Only administrators see those of others. */
public final class Jobs {
  /** The {@code jobType} of a full extract refresh. */
  public static final String REFRESH_EXTRACTS = "refresh_extracts";

  /** The {@code jobType} of an incremental extract refresh. */
  public static final String INCREMENT_EXTRACTS = "increment_extracts";

  /** The {@code jobType} of a flow run. */
  public static final String RUN_FLOW = "run_flow";

  /** The {@code jobType} of one mail of a subscription. */
  public static final String SUBSCRIPTION = "single_subscription_notify";

  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/jobs", "3.1", "tableau:jobs:read").within(Budget.JOBS);
  private static final RestMethod GET =
      RestMethod.of("GET", "/sites/{site}/jobs/{id}", "2.6", "tableau:jobs:read")
          .within(Budget.JOBS);
  private static final RestMethod CANCEL =
      RestMethod.of("PUT", "/sites/{site}/jobs/{id}", "3.1", "tableau:jobs:cancel?")
          .within(Budget.JOBS);

  private static final String QUERY_FAILED = "400031";
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Api api;

  Jobs(Api api) {
    this.api = api;
  }

  /**
   * The jobs that Tableau still remembers, fetched page by page as the stream is read. Filters:
   * {@code jobType}, {@code status}, {@code progress}, {@code priority}, {@code createdAt}, {@code
   * startedAt}, {@code completedAt}, {@code title}, {@code subtitle}, {@code notes} and {@code
   * args}. REST: {@code GET /sites/{site}/jobs}, since 3.1, scope {@code tableau:jobs:read}.
   */
  public Stream<BackgroundJob> list(Query query) {
    return api.list(
        RestCall.of(LIST), query, new Listed("backgroundJobs", "backgroundJob"), JobJson::listed);
  }

  /** The extract refreshes, full and incremental, that failed after an instant, latest first. */
  public Stream<BackgroundJob> failedSince(Instant instant) {
    return list(
        Query.all()
            .where(Filter.in("jobType", List.of(REFRESH_EXTRACTS, INCREMENT_EXTRACTS)))
            .where(Filter.eq("status", "Failed"))
            .where(Filter.after("completedAt", instant))
            .orderedBy(Sort.descending("completedAt")));
  }

  /** The jobs of some types that ended at an instant or after it, however, oldest first. */
  public Stream<BackgroundJob> completedSince(Instant instant, Collection<String> jobTypes) {
    return list(
        Query.all()
            .where(Filter.in("jobType", jobTypes))
            .where(Filter.since("completedAt", instant))
            .orderedBy(Sort.ascending("completedAt"))
            .pageSize(1000));
  }

  /**
   * One job in detail: what it works on, and why it failed. REST: {@code GET
   * /sites/{site}/jobs/{id}}, since 2.6, scope {@code tableau:jobs:read}.
   *
   * @throws TableauException where Tableau has forgotten it, which it does soon
   */
  public Job get(String luid) {
    return JobJson.read(api.read(GET.call(luid)).requiredObject("job"));
  }

  /**
   * One job in detail, or empty where Tableau does not know it: it answers 404 or code 400031 for a
   * job that it has forgotten. REST: {@code GET /sites/{site}/jobs/{id}}, since 2.6, scope {@code
   * tableau:jobs:read}.
   */
  public Optional<Job> find(String luid) {
    try {
      return Optional.of(get(luid));
    } catch (TableauException e) {
      if (e.isNotFound() || isQueryFailed(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Asks Tableau to stop a job. REST: {@code PUT /sites/{site}/jobs/{id}}, since 3.1, scope {@code
   * tableau:jobs:cancel} (by its naming).
   */
  public void cancel(String luid) {
    api.send(CANCEL.call(luid));
  }

  /**
   * Waits until a job ends, asking after half a second first, later every half minute. REST: {@code
   * GET /sites/{site}/jobs/{id}}, since 2.6, scope {@code tableau:jobs:read}.
   */
  public JobEnd awaitEnd(String luid, Duration limit) {
    var deadline = api.now().plus(limit);
    var pause = FIRST_PAUSE;
    while (true) {
      var end = look(luid);
      if (!(end instanceof JobEnd.StillRunning) || !api.now().plus(pause).isBefore(deadline)) {
        return end;
      }
      api.pause(pause, "job " + luid);
      var longer = pause.multipliedBy(7).dividedBy(5);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
  }

  private JobEnd look(String luid) {
    return find(luid)
        .<JobEnd>map(job -> job.hasEnded() ? new JobEnd.Ended(job) : new JobEnd.StillRunning(job))
        .orElseGet(() -> new JobEnd.Forgotten(luid));
  }

  private static boolean isQueryFailed(TableauException e) {
    return e.problem() instanceof Answered answered && answered.error().code().equals(QUERY_FAILED);
  }
}

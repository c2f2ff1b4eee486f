package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.BackgroundJob;
import java.time.Instant;
import java.util.stream.Stream;

/** The background jobs of the site. Only administrators see them. */
public final class Jobs {
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/jobs", "3.1", "tableau:jobs:read");

  private final Api api;

  Jobs(Api api) {
    this.api = api;
  }

  /**
   * The jobs that Tableau still remembers, fetched page by page as the stream is read. REST: {@code
   * GET /sites/{site}/jobs}, since 3.1, scope {@code tableau:jobs:read}.
   */
  public Stream<BackgroundJob> list(Query query) {
    return api.list(
        RestCall.of(LIST), query, new Listed("backgroundJobs", "backgroundJob"), Jobs::read);
  }

  /** The extract refreshes that failed after an instant, the latest first. */
  public Stream<BackgroundJob> failedSince(Instant instant) {
    return list(
        Query.all()
            .where(Filter.eq("jobType", "refresh_extracts"))
            .where(Filter.eq("status", "Failed"))
            .where(Filter.after("completedAt", instant))
            .orderedBy(Sort.descending("completedAt")));
  }

  private static BackgroundJob read(Json json) {
    return new BackgroundJob(
        json.requiredText("id"),
        json.text("status").orElse(""),
        json.text("jobType").orElse(""),
        json.text("title"),
        json.text("subtitle"),
        json.instant("createdAt"),
        json.instant("startedAt"),
        json.instant("endedAt"));
  }
}

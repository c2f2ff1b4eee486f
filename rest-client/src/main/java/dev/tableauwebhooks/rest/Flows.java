package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.Flow;
import java.util.stream.Stream;

/** The Prep flows of the site. */
public final class Flows {
  private static final RestMethod GET =
      RestMethod.of("GET", "/sites/{site}/flows/{id}", "3.3", "tableau:flows:read");
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/flows", "3.3", "tableau:flows:read");

  private final Api api;

  Flows(Api api) {
    this.api = api;
  }

  /**
   * One flow. REST: {@code GET /sites/{site}/flows/{id}}, since 3.3, scope {@code
   * tableau:flows:read}.
   */
  public Flow get(String luid) {
    return read(api.read(GET.call(luid)).requiredObject("flow"));
  }

  /**
   * The flows that the user may see, fetched page by page as the stream is read. REST: {@code GET
   * /sites/{site}/flows}, since 3.3, scope {@code tableau:flows:read}.
   */
  public Stream<Flow> list(Query query) {
    return api.list(RestCall.of(LIST), query, new Listed("flows", "flow"), Flows::read);
  }

  private static Flow read(Json json) {
    return new Flow(Facts.read(json), json.text("fileType"));
  }
}

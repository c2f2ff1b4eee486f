package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.ContentChange;
import dev.tableauwebhooks.rest.model.Flow;
import dev.tableauwebhooks.rest.model.FlowRun;
import dev.tableauwebhooks.rest.model.FlowRunSettings;
import dev.tableauwebhooks.rest.model.FlowStart;
import dev.tableauwebhooks.rest.model.Saved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Prep flows of the site, and their runs. */
public final class Flows {
  private static final RestMethod GET =
      RestMethod.of("GET", "/sites/{site}/flows/{id}", "3.3", "tableau:flows:read");
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/flows", "3.3", "tableau:flows:read");
  private static final RestMethod RUN =
      RestMethod.of("POST", "/sites/{site}/flows/{id}/run", "3.3", "tableau:tasks:run?");
  private static final RestMethod UPDATE =
      RestMethod.of("PUT", "/sites/{site}/flows/{id}", "3.3", "tableau:flows:update?");
  private static final RestMethod DELETE =
      RestMethod.of("DELETE", "/sites/{site}/flows/{id}", "3.3", "tableau:flows:delete?");
  private static final RestMethod RUNS =
      RestMethod.of("GET", "/sites/{site}/flows/runs", "3.10", "tableau:flow_runs:read");
  private static final RestMethod GET_RUN =
      RestMethod.of("GET", "/sites/{site}/flows/runs/{id}", "3.10", "tableau:flow_runs:read");
  private static final RestMethod CANCEL_RUN =
      RestMethod.of("PUT", "/sites/{site}/flows/runs/{id}", "3.10", "tableau:flow_runs:update?");
  private static final RestMethod CONTENT =
      RestMethod.of("GET", "/sites/{site}/flows/{id}/content", "3.3", "tableau:flows:download?");

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

  /**
   * Queues a full run of a flow. REST: {@code POST /sites/{site}/flows/{id}/run}, since 3.3, scope
   * {@code tableau:tasks:run} (by its naming).
   */
  public FlowStart run(String luid) {
    return run(luid, Map.of());
  }

  /**
   * Queues a run of a flow with settings of its own. REST: {@code POST
   * /sites/{site}/flows/{id}/run}, since 3.3, with values of parameters since 3.15, scope {@code
   * tableau:tasks:run} (by its naming).
   */
  public FlowStart run(String luid, FlowRunSettings settings) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("flowId", luid);
    spec.put("runMode", settings.isIncremental() ? "incremental" : "full");
    if (!settings.outputStepLuids().isEmpty()) {
      var steps = settings.outputStepLuids().stream().map(id -> Map.of("id", id)).toList();
      spec.put("flowOutputSteps", Map.of("flowOutputStep", steps));
    }
    if (!settings.parameters().isEmpty()) {
      var values =
          settings.parameters().entrySet().stream()
              .map(it -> Map.of("parameterId", it.getKey(), "overrideValue", it.getValue()))
              .toList();
      spec.put("flowParameterSpecs", Map.of("flowParameterSpec", values));
    }
    return run(luid, Map.of("flowRunSpec", spec));
  }

  private FlowStart run(String luid, Map<String, Object> body) {
    try {
      var job = api.read(RUN.call(luid).body(body)).requiredObject("job");
      return new FlowStart.Queued(
          job.requiredText("id"), job.object("runFlowJobType").flatMap(it -> it.text("flowRunId")));
    } catch (TableauException e) {
      return Refreshes.alreadyQueued(e).map(FlowStart.AlreadyQueued::new).orElseThrow(() -> e);
    }
  }

  /**
   * Moves a flow to another project or owner; Tableau cannot rename one. REST: {@code PUT
   * /sites/{site}/flows/{id}}, since 3.3, scope {@code tableau:flows:update} (by its naming).
   *
   * @throws IllegalArgumentException where the change holds something else than project and owner
   */
  public Flow update(String luid, ContentChange change) {
    var json = ContentChanges.ofFlow(change);
    return read(api.read(UPDATE.call(luid).body(Map.of("flow", json))).requiredObject("flow"));
  }

  /**
   * Deletes a flow. REST: {@code DELETE /sites/{site}/flows/{id}}, since 3.3, scope {@code
   * tableau:flows:delete} (by its naming).
   */
  public void delete(String luid) {
    api.send(DELETE.call(luid));
  }

  /**
   * Runs of flows. Filters: {@code flowId}, {@code userId}, {@code progress}, {@code startedAt},
   * {@code completedAt}; Tableau does not cut this list into pages, so give one. REST: {@code GET
   * /sites/{site}/flows/runs}, since 3.10, scope {@code tableau:flow_runs:read}.
   */
  public List<FlowRun> runs(Query query) {
    var call = RestCall.of(RUNS).parameters(query.unpaged());
    return api.whole(call, new Listed("flowRuns", "flowRuns"), Flows::readRun);
  }

  /**
   * One run. REST: {@code GET /sites/{site}/flows/runs/{id}}, since 3.10, scope {@code
   * tableau:flow_runs:read}.
   */
  public FlowRun getRun(String luid) {
    return readRun(api.read(GET_RUN.call(luid)).requiredObject("flowRun"));
  }

  /**
   * Asks Tableau to stop a run. REST: {@code PUT /sites/{site}/flows/runs/{id}}, since 3.10, scope
   * {@code tableau:flow_runs:update} (by its naming).
   */
  public void cancelRun(String luid) {
    api.send(CANCEL_RUN.call(luid));
  }

  /**
   * Saves the flow itself, as {@code .tfl} or {@code .tflx}. REST: {@code GET
   * /sites/{site}/flows/{id}/content}, since 3.3, scope {@code tableau:flows:download} (by its
   * naming).
   *
   * @param options whether with its extract
   */
  public Saved download(String luid, ExportOptions options, SaveTo to) {
    return Exports.save(api, CONTENT.call(luid), options, Exports.OF_DOWNLOAD, to);
  }

  private static Flow read(Json json) {
    return new Flow(Facts.read(json), json.text("fileType"));
  }

  private static FlowRun readRun(Json json) {
    return new FlowRun(
        json.requiredText("id"),
        json.text("flowId").orElse(""),
        json.text("status").orElse(""),
        json.number("progress"),
        json.instant("startedAt"),
        json.instant("completedAt"),
        json.text("backgroundJobId"));
  }
}

package dev.tableauwebhooks.rest.model;

import java.util.List;
import java.util.Map;

/**
 * How a flow is to run.
 *
 * @param isIncremental only what is new since the last run, where the flow is made for that
 * @param outputStepLuids which outputs to make; empty for all
 * @param parameters values by the LUIDs of the flow's parameters; those left out keep theirs
 */
public record FlowRunSettings(
    boolean isIncremental, List<String> outputStepLuids, Map<String, String> parameters) {
  public FlowRunSettings {
    outputStepLuids = List.copyOf(outputStepLuids);
    parameters = Map.copyOf(parameters);
  }
}

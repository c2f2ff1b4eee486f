package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.event.InternalEventType;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sample of an internal event says.
 *
 * @param luid empty where the event has none
 */
record InternalSample(String resourceName, String luid, String text, Map<String, Object> details) {
  private static final String HOOK = "5c1f2a3b-7d8e-4f90-8a1b-2c3d4e5f6071";
  private static final String HOOK_NAME = "tableau-webhooks:WorkbookRefreshFailed";
  private static final String OFF = "Webhook disabled after 4 failed attempts";
  private static final String SITE_LUID = "8b2a95d8-52b9-40a4-8712-cd6da771bd1b";
  private static final String FLOW = "4cd5f5b1-8f3a-4d9d-9a3c-0e1f2a3b4c5d";
  private static final String FLOW_NAME = "Nightly Prep Flow";
  private static final String RUN = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

  InternalSample {
    details = new TreeMap<>(details);
  }

  static InternalSample of(InternalEventType type) {
    return switch (type) {
      case HOOK_DISABLED ->
          hook(
              "The webhook for WorkbookRefreshFailed on site demo was switched off: " + OFF + ".",
              Map.of("problem", "disabled", "status_change_reason", OFF));
      case HOOK_REPAIRED ->
          hook(
              "The webhook for WorkbookRefreshFailed on site demo was switched on again.",
              Map.of("problem", "disabled"));
      case RUN_DEAD_LETTERED -> deadLetter();
      case SIGN_IN_FAILED ->
          site(
              "The credentials of site demo do not work.",
              Map.of(
                  "site", "demo",
                  "problem", "Tableau answered 401 to POST /auth/signin: 401001: Signin Error.",
                  "fix", "Make a new personal access token and configure it."));
      case PAT_EXPIRING ->
          site(
              "The personal access token 'webhooks' of site demo expires on 2027-01-31.",
              Map.of(
                  "site", "demo",
                  "token_name", "webhooks",
                  "expires_at", "2027-02-01T00:00:00Z",
                  "days_left", 9));
      case QUARANTINE_GREW ->
          new InternalSample(
              "Quarantine",
              "",
              "3 bodies were set aside, since they are no events; the latest: The body is not JSON.",
              Map.of("count", 3, "latest_id", RUN, "latest_reason", "The body is not JSON."));
      case FLOW_RUN_SUCCEEDED ->
          new InternalSample(FLOW_NAME, FLOW, "The flow Nightly Prep Flow ran.", flow());
      case FLOW_RUN_FAILED ->
          new InternalSample(
              FLOW_NAME,
              FLOW,
              "The flow Nightly Prep Flow failed.",
              with(flow(), "error", "The output could not be written.", "error_kind", "other"));
      case SUBSCRIPTION_FAILED ->
          new InternalSample(
              "Weekly Sales",
              "7e6d5c4b-3a29-4181-8f0e-9d8c7b6a5f4e",
              "The subscription Weekly Sales could not be sent.",
              with(job(), "error", "The view could not be rendered.", "error_kind", "other"));
      case SCHEDULED ->
          new InternalSample(
              "Nightly report",
              "",
              "The schedule of 'Nightly report' has come to 2026-11-24T06:00:00Z.",
              Map.of("due_at", "2026-11-24T06:00:00Z"));
    };
  }

  private static Map<String, Object> job() {
    return Map.of(
        "job_luid", "3b0f9a57-64c1-4f7e-9d2a-5e8c1b7a9f10",
        "started_at", "2026-11-24T06:00:00Z",
        "completed_at", "2026-11-24T06:04:12Z");
  }

  private static Map<String, Object> flow() {
    return with(job(), "flow_run_luid", RUN);
  }

  private static Map<String, Object> with(Map<String, Object> details, String... more) {
    var all = new HashMap<>(details);
    for (var i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  private static InternalSample hook(String text, Map<String, Object> details) {
    var all = new HashMap<>(details);
    all.put("site", "demo");
    all.put("webhook_event", "WorkbookRefreshFailed");
    all.put("webhook_name", HOOK_NAME);
    return new InternalSample(HOOK_NAME, HOOK, text, all);
  }

  private static InternalSample site(String text, Map<String, Object> details) {
    return new InternalSample("demo", SITE_LUID, text, details);
  }

  private static InternalSample deadLetter() {
    return new InternalSample(
        "Tell the owner",
        RUN,
        "The run %s of 'Tell the owner' for WorkbookUpdated was given up.".formatted(RUN),
        Map.of(
            "run_id", RUN,
            "workflow", "Tell the owner",
            "step", "tell",
            "reason", "Step 'tell' failed: Slack does not know the channel.",
            "fix", "Invite the app to the channel.",
            "event_type", "WorkbookUpdated"));
  }
}

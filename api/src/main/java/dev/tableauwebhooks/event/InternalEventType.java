package dev.tableauwebhooks.event;

import java.util.Optional;

/**
 * The events that Tableau sends no webhook for: what the server notices about itself and its hooks,
 * and what it finds by asking Tableau. Workflows and handlers listen to them by name.
 */
public enum InternalEventType {
  HOOK_DISABLED(
      "HookDisabled",
      ResourceKind.WEBHOOK,
      "A webhook of ours on a site was switched off, has vanished or points elsewhere."),
  HOOK_REPAIRED(
      "HookRepaired",
      ResourceKind.WEBHOOK,
      "A webhook of ours that did not deliver delivers again."),
  RUN_DEAD_LETTERED("RunDeadLettered", ResourceKind.RUN, "A run was given up."),
  SIGN_IN_FAILED(
      "SignInFailed",
      ResourceKind.SITE,
      "A site refuses our credentials; told once until it works again."),
  PAT_EXPIRING(
      "PatExpiring",
      ResourceKind.SITE,
      "The personal access token of a site will soon cease to work."),
  QUARANTINE_GREW(
      "QuarantineGrew", ResourceKind.SITE, "Bodies came that are no events, and were set aside."),
  FLOW_RUN_SUCCEEDED("FlowRunSucceeded", ResourceKind.FLOW, "A run of a Prep flow succeeded."),
  FLOW_RUN_FAILED("FlowRunFailed", ResourceKind.FLOW, "A run of a Prep flow failed."),
  SUBSCRIPTION_FAILED(
      "SubscriptionFailed", ResourceKind.SUBSCRIPTION, "A subscription could not be sent."),
  SCHEDULED(
      "Scheduled",
      ResourceKind.WORKFLOW,
      "A time of a workflow's timetable or its deadline has come; it starts that workflow only.");

  private final String wireName;
  private final ResourceKind kind;
  private final String meaning;

  InternalEventType(String wireName, ResourceKind kind, String meaning) {
    this.wireName = wireName;
    this.kind = kind;
    this.meaning = meaning;
  }

  /** The name in payloads and workflows: {@code HookDisabled}. */
  public String wireName() {
    return wireName;
  }

  /** The kind of object that the event is about. */
  public ResourceKind kind() {
    return kind;
  }

  /** What happened, as a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Whether it happened in Tableau, and not to this server or what belongs to it. */
  public boolean isOfTableau() {
    return kind == ResourceKind.FLOW || kind == ResourceKind.SUBSCRIPTION;
  }

  /** The event of that exact wire name. */
  public static Optional<InternalEventType> fromWireName(String name) {
    for (var type : values()) {
      if (type.wireName.equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}

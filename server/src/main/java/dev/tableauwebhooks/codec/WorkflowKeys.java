package dev.tableauwebhooks.codec;

import java.util.List;
import java.util.Map;

/** The keys of workflow files. The reader, the JSON Schema and the reference share this table. */
public final class WorkflowKeys {

  static final List<Key> WORKFLOW =
      List.of(
          new Key("name", true, "What the workflow is called; unique among all workflows."),
          new Key("description", false, "What it is for, for people who read it."),
          new Key(
              "on",
              false,
              "The events that start it: one name, a list of names, or `*` for every event. This,"
                  + " `schedule` or `expect` is required."),
          new Key("schedule", false, "Starts it by the clock."),
          new Key("expect", false, "Starts it where an event has not happened by a time of day."),
          new Key("sites", false, "The configured sites whose events start it; all if left out."),
          new Key("if", false, "An expression; the workflow runs only where it is true."),
          new Key("retry", false, "How its steps are tried again."),
          new Key(
              "onMissing",
              false,
              "What to do when a value cannot be looked up: `fail` (as if left out) ends the run,"
                  + " `continue` goes on without it."),
          new Key("dedupe", false, "Drops an event whose key was seen lately."),
          new Key("throttle", false, "How often it may run."),
          new Key("group", false, "Makes one run of many events."),
          new Key("digest", false, "Collects events, and makes one run of them now and then."),
          new Key("incident", false, "Tells when something begins to fail, and when it is over."),
          new Key("concurrency", false, "How many runs may be at work at once."),
          new Key("quiet", false, "When its steps do not run."),
          new Key("enabled", false, "`false` switches it off; it is still checked."),
          new Key("steps", true, "What to do, in order."));

  static final List<Key> STEP =
      List.of(
          new Key(
              "id",
              false,
              "A name by which later steps can use its outputs: letters, digits, `_`."),
          new Key("uses", true, "The action, such as `slack.post`."),
          new Key("with", false, "The settings of the action."),
          new Key("if", false, "An expression; the step is skipped unless it is true."),
          new Key(
              "continueOnError", false, "`true` lets the run go on when the step fails for good."),
          new Key("retry", false, "How it is tried again; what is left out is the workflow's."));

  static final List<Key> RETRY =
      List.of(
          new Key(
              "attempts",
              false,
              "At most so many tries in all; as many as fit before the deadline if left out."),
          new Key(
              "backoff", false, "The pause after the first try; doubled after each further one."),
          new Key("max", false, "The longest pause."),
          new Key("deadline", false, "How long after its start a run may still try."));

  private static final String BY =
      "An expression, or a list of them: which events belong together.";
  private static final String ZONE = "A time zone, such as `Europe/Berlin`; UTC if left out.";

  static final List<Key> DEDUPE =
      List.of(
          new Key("by", true, "An expression, or a list of them: what makes two events the same."),
          new Key("within", true, "How long after the first event the others are dropped."));

  static final List<Key> THROTTLE =
      List.of(
          new Key("once", false, "The first event runs; others within this time are dropped."),
          new Key("after", false, "Events are collected for this time, then one run gets them."),
          new Key("atLeast", false, "One run gets the events when so many came `within` a time."),
          new Key("within", false, "The time for `atLeast`; it may begin with any event."),
          new Key(
              "below",
              false,
              "What becomes of events that stay fewer: `drop` (as if left out), or `keep` for a run"
                  + " when the time that began with the first is over."),
          new Key("by", false, BY));

  static final List<Key> GROUP =
      List.of(
          new Key("by", false, BY),
          new Key("wait", false, "From the first event to the first run; 30s if left out."),
          new Key(
              "interval",
              false,
              "From one run to the next where events came meanwhile; 5m if left out. A group without"
                  + " any for so long is closed."),
          new Key(
              "repeat",
              false,
              "How long after the last run an open incident is told again; never if left out."));

  static final List<Key> DIGEST =
      List.of(
          new Key("at", true, "When: a cron expression of five fields, or `@daily` and the like."),
          new Key("zone", false, ZONE),
          new Key("by", false, BY));

  static final List<Key> INCIDENT =
      List.of(
          new Key(
              "key",
              false,
              "An expression, or a list of them: failures with equal values are one incident; each"
                  + " object has its own if left out."),
          new Key(
              "member",
              false,
              "An expression for the object that fails and recovers; `event.resource.luid` if left"
                  + " out."),
          new Key(
              "open",
              false,
              "An expression: whether an event is a failure; `event.type.endsWith('Failed')` if left"
                  + " out."),
          new Key(
              "resolve",
              false,
              "An expression: whether it is a success; `event.type.endsWith('Succeeded')` if left"
                  + " out."),
          new Key(
              "inhibits",
              false,
              "An expression over a run of another workflow: whether it is suppressed while an"
                  + " incident of this one is open."));

  static final List<Key> CONCURRENCY =
      List.of(
          new Key("limit", false, "How many runs may be at work at once; 1 if left out."),
          new Key(
              "key", false, "An expression, or a list of them: the limit holds for each value."));

  static final List<Key> QUIET =
      List.of(
          new Key("from", true, "When it becomes quiet, such as `\"22:00\"`."),
          new Key("to", true, "When it ends; not after `from` means on the next day."),
          new Key("zone", false, ZONE),
          new Key(
              "on", false, "The days on which it begins: `mon` to `sun`, `weekdays`, `weekend`."),
          new Key(
              "then",
              false,
              "What becomes of runs meanwhile: `hold` (as if left out) lets them begin at the end,"
                  + " `drop` suppresses them."),
          new Key("unless", false, "An expression; where it is true the run begins at once."));

  static final List<Key> SCHEDULE =
      List.of(
          new Key(
              "cron", true, "When: a cron expression of five fields, or `@daily` and the like."),
          new Key("zone", false, ZONE));

  static final List<Key> EXPECT =
      List.of(
          new Key("event", true, "The event that should happen, or a list of which one is enough."),
          new Key(
              "if", false, "An expression over such an event; only where it is true it counts."),
          new Key(
              "from",
              false,
              "Since when; `\"00:00\"` if left out. Not before `by` means on the day before."),
          new Key("by", true, "Until when, such as `\"07:00\"`."),
          new Key("zone", false, ZONE),
          new Key("on", false, "The days of the deadline: `mon` to `sun`, `weekdays`, `weekend`."),
          new Key(
              "grace",
              false,
              "How long to wait after it for events on their way; 0s if left out."));

  private WorkflowKeys() {}

  /**
   * One key.
   *
   * @param meaning one sentence, with Markdown's code marks
   */
  public record Key(String name, boolean isRequired, String meaning) {}

  /** Of the file. */
  public static List<Key> workflow() {
    return WORKFLOW;
  }

  /** Of one of its steps. */
  public static List<Key> step() {
    return STEP;
  }

  /** Of {@code dedupe:} and the other words about noise and time, by word. */
  public static Map<String, List<Key>> ofWord() {
    return Map.of(
        "dedupe", DEDUPE,
        "throttle", THROTTLE,
        "group", GROUP,
        "digest", DIGEST,
        "incident", INCIDENT,
        "concurrency", CONCURRENCY,
        "quiet", QUIET,
        "schedule", SCHEDULE,
        "expect", EXPECT);
  }

  /** Of {@code retry:}. */
  public static List<Key> retry() {
    return RETRY;
  }
}

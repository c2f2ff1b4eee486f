package dev.tableauwebhooks.handler;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What a handler can use while it works on one event. Valid only during the call. */
public interface HandlerContext {

  /** The run's identifier, as in {@code tableau-webhooks run ID}. */
  String runId();

  /** 1 at the first try. */
  int attempt();

  /** The site that the event belongs to. */
  Site site();

  /** The object that the event is about, looked up when it is first asked for. */
  Content content();

  /**
   * Calls an action of a connector, for example {@code call("tell", "slack.post", Map.of("text",
   * "…"))}, once: a retried handler gets the outputs of the finished call back.
   *
   * @param step a name that is unique within the handler
   * @param action as in {@code uses:} of a workflow
   * @param settings as in {@code with:} of a workflow, without expressions
   * @return the action's outputs; empty where it had nothing to do
   * @throws StepFailed where the action failed for good
   */
  Map<String, Object> call(String step, String action, Map<String, ?> settings)
      throws InterruptedException;

  /**
   * Does something of your own once: its result is kept under the name, and a retried handler gets
   * it back instead of doing it again.
   *
   * @param name unique within the handler
   * @param work returns text, a number, a boolean, a list or map of these, or null
   */
  <T extends @org.jspecify.annotations.Nullable Object> T step(String name, Callable<T> work)
      throws Exception;

  /** A line in the server's log that carries the run. */
  void log(String message);

  /** A configured Tableau site. */
  interface Site {
    /** The name in the configuration; empty where the event matches no configured site. */
    Optional<String> name();

    /** The site's LUID as the payload gave it. */
    Optional<String> luid();
  }

  /**
   * A workbook, data source, view, flow, user or site. A value is empty where the kind has no such
   * property, the object is unknown, or no site is configured.
   */
  interface Content {
    Optional<String> luid();

    Optional<String> name();

    Optional<String> url();

    Optional<String> description();

    Optional<String> projectName();

    /** From the top, for example {@code Finance/Reports/Monthly}. */
    Optional<String> projectPath();

    Optional<String> ownerName();

    Optional<String> ownerEmail();

    java.util.List<String> tags();
  }
}

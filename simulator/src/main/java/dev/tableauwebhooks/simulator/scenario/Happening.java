package dev.tableauwebhooks.simulator.scenario;

import dev.tableauwebhooks.simulator.scenario.Scenario.NewContent;
import dev.tableauwebhooks.simulator.scenario.Scenario.NewUser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can happen on a timeline. */
public sealed interface Happening {

  /**
   * Jobs start, and end after a while; what the word after {@code error} names is why they fail.
   *
   * @param of a name, or for refreshes a form such as {@code Store *}
   */
  record Jobs(JobKind kind, Text of, Optional<Duration> takes, Optional<Text> error)
      implements Happening {}

  /** Which jobs. */
  enum JobKind {
    REFRESH,
    INCREMENTAL_REFRESH,
    BRIDGE_REFRESH,
    FLOW,
    SUBSCRIPTION,
    SCHEDULE
  }

  /** Something is published, or published over. */
  record Publish(NewContent content) implements Happening {}

  /** A workbook, data source or flow gets another name, project, owner or description. */
  record Update(
      Text of,
      Optional<Text> name,
      Optional<Text> project,
      Optional<Text> owner,
      Optional<String> description)
      implements Happening {}

  /** Content is deleted. */
  record Delete(Text of) implements Happening {}

  /** Content gets tags and loses tags, which is no event. */
  record Tag(Text of, List<String> added, List<String> removed) implements Happening {
    public Tag {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
    }
  }

  /** A label is put on a workbook or data source, changed or taken off. */
  record Label(Text of, String value, String message, boolean removed) implements Happening {}

  /** A user comes. */
  record AddUser(NewUser user) implements Happening {}

  /** A user gets another site role. */
  record SetRole(Text user, String siteRole) implements Happening {}

  /** A user goes. */
  record DeleteUser(Text user) implements Happening {}

  /**
   * Something is out of order for a while: the REST API, or the deliveries to webhooks.
   *
   * @param status what the REST API answers meanwhile; 0 for an outage of deliveries
   */
  record Outage(int status, String retryAfter, Duration lasts) implements Happening {}

  /** Webhooks are switched off, as Tableau does, or on. */
  record Webhooks(Text form, boolean enabled, String reason) implements Happening {}

  /** An event is sent without anything behind it. */
  record Fire(Text event, Text resource, Optional<Text> error, int copies) implements Happening {}

  /** Nothing happens, but people are told something. */
  record Say(String text) implements Happening {}
}

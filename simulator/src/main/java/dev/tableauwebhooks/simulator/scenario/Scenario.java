package dev.tableauwebhooks.simulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What is on the sites of a simulator, and what happens there.
 *
 * @param name for people
 * @param seed from which the LUIDs come that the scenario makes; without one they are new each time
 */
public record Scenario(String name, OptionalInt seed, List<SiteSetup> sites, List<Step> timeline) {

  public Scenario {
    sites = List.copyOf(sites);
    timeline = List.copyOf(timeline);
  }

  /**
   * What is put on a site before anything happens.
   *
   * @param contentUrl of a site that is there, or of one to make
   */
  public record SiteSetup(
      String contentUrl,
      String name,
      List<NewUser> users,
      List<NewGroup> groups,
      List<NewProject> projects,
      List<NewContent> content,
      List<NewSchedule> schedules,
      List<NewWebhook> webhooks) {

    public SiteSetup {
      users = List.copyOf(users);
      groups = List.copyOf(groups);
      projects = List.copyOf(projects);
      content = List.copyOf(content);
      schedules = List.copyOf(schedules);
      webhooks = List.copyOf(webhooks);
    }
  }

  /** A user to add. */
  public record NewUser(Text name, String fullName, String email, String siteRole) {}

  /** A group to make of users. */
  public record NewGroup(String name, List<Text> members) {
    public NewGroup {
      members = List.copyOf(members);
    }
  }

  /**
   * A project to make.
   *
   * @param path with the names of its parents, such as {@code Finance/Reports}
   */
  public record NewProject(Text path, String description, Optional<Text> owner) {}

  /** The kinds of content that can be published. */
  public enum ContentKind {
    WORKBOOK,
    DATASOURCE,
    FLOW
  }

  /**
   * Something to publish.
   *
   * @param copies how many of it there are; more than one get numbers behind their names
   */
  public record NewContent(
      ContentKind kind,
      Text name,
      Optional<Text> project,
      Optional<Text> owner,
      String description,
      List<String> tags,
      List<String> views,
      int copies) {

    public NewContent {
      tags = List.copyOf(tags);
      views = List.copyOf(views);
    }

    /** The names of all copies. */
    public List<String> names() {
      return copies == 1
          ? List.of(name.value())
          : IntStream.rangeClosed(1, copies)
              .mapToObj(number -> name.value() + " " + number)
              .toList();
    }
  }

  /**
   * A schedule, and what it runs.
   *
   * @param refreshes names of workbooks and data sources, or forms such as {@code Store *}
   */
  public record NewSchedule(
      Text name,
      String frequency,
      String start,
      boolean incremental,
      List<Text> refreshes,
      List<NewSubscription> subscriptions) {

    public NewSchedule {
      refreshes = List.copyOf(refreshes);
      subscriptions = List.copyOf(subscriptions);
    }
  }

  /** A view or workbook that is mailed to a user. */
  public record NewSubscription(Text subject, Text content, Text user) {}

  /** A webhook that somebody made already. */
  public record NewWebhook(Text event, String url) {}

  /**
   * One entry of the timeline.
   *
   * @param first how long after the beginning it happens
   * @param every how long after that it happens again; empty for once
   * @param times how often at most; empty for as long as the simulator runs
   */
  public record Step(
      Duration first,
      Optional<Duration> every,
      OptionalInt times,
      String site,
      Happening happening,
      int line) {}
}

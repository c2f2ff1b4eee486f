package dev.tableauwebhooks.simulator.scenario;

import dev.tableauwebhooks.simulator.scenario.Scenario.ContentKind;
import dev.tableauwebhooks.simulator.scenario.Scenario.NewContent;
import dev.tableauwebhooks.simulator.scenario.Scenario.NewGroup;
import dev.tableauwebhooks.simulator.scenario.Scenario.NewProject;
import dev.tableauwebhooks.simulator.scenario.Scenario.NewSchedule;
import dev.tableauwebhooks.simulator.scenario.Scenario.NewSubscription;
import dev.tableauwebhooks.simulator.scenario.Scenario.NewUser;
import dev.tableauwebhooks.simulator.scenario.Scenario.NewWebhook;
import dev.tableauwebhooks.simulator.scenario.Scenario.SiteSetup;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a scenario, or finds everything that is wrong with it. */
public final class ScenarioReader {

  /** Either a scenario and no problem, or none and at least one. */
  public record Reading(Optional<Scenario> scenario, List<ScenarioProblem> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /** The site that is meant where a scenario names none. */
  static final String DEMO = "demo";

  private static final int MOST_COPIES = 2_000;
  private static final int LARGEST_SEED = 999_999_999;
  private static final Set<String> FREQUENCIES = Set.of("Hourly", "Daily");

  private final Vocabulary vocabulary;
  private final Problems problems;

  private ScenarioReader(Vocabulary vocabulary, Problems problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  /**
   * Reads the text of a file.
   *
   * @param file as the person knows it, for the problems
   */
  public static Reading read(String file, String yaml, Vocabulary vocabulary) {
    var problems = new Problems(file);
    var scenario =
        YamlText.parse(yaml, problems)
            .flatMap(node -> Fields.of(node, "", problems))
            .map(new ScenarioReader(vocabulary, problems)::scenario);
    scenario.ifPresent(it -> new NameCheck(vocabulary, problems).check(it));
    return problems.all().isEmpty()
        ? new Reading(scenario, List.of())
        : new Reading(Optional.empty(), problems.all());
  }

  private Scenario scenario(Fields root) {
    var steps = new StepReader(vocabulary, problems, this);
    var scenario =
        new Scenario(
            root.text("name").orElse("A scenario"),
            root.number("seed", 0, LARGEST_SEED),
            root.maps("sites", this::site),
            root.maps("timeline", steps::step).stream().flatMap(Optional::stream).toList());
    root.done();
    return scenario;
  }

  private SiteSetup site(Fields fields) {
    var contentUrl = fields.text("site").orElse(DEMO);
    var content = new ArrayList<NewContent>();
    content.addAll(fields.maps("workbooks", it -> content(it, ContentKind.WORKBOOK)));
    content.addAll(fields.maps("datasources", it -> content(it, ContentKind.DATASOURCE)));
    content.addAll(fields.maps("flows", it -> content(it, ContentKind.FLOW)));
    var site =
        new SiteSetup(
            contentUrl,
            fields.text("name").orElse(contentUrl),
            fields.maps("users", this::user),
            fields.maps("groups", ScenarioReader::group),
            fields.maps("projects", ScenarioReader::project),
            content,
            fields.maps("schedules", this::schedule),
            fields.maps("webhooks", this::webhook));
    fields.done();
    return site;
  }

  private NewUser user(Fields fields) {
    var user = user(fields.required("name"), fields);
    fields.done();
    return user;
  }

  /** A user whose name stands somewhere else. */
  NewUser user(Text name, Fields fields) {
    return new NewUser(
        name,
        fields.text("fullName").orElse(name.value()),
        fields.text("email").orElse(""),
        fields.choice("siteRole", vocabulary.siteRoles()).orElse("Explorer"));
  }

  private static NewGroup group(Fields fields) {
    var group = new NewGroup(fields.required("name").value(), fields.texts("members"));
    fields.done();
    return group;
  }

  private static NewProject project(Fields fields) {
    var project =
        new NewProject(
            fields.required("path"), fields.text("description").orElse(""), fields.find("owner"));
    fields.done();
    return project;
  }

  private static NewContent content(Fields fields, ContentKind kind) {
    var content =
        content(
            fields.required("name"),
            fields,
            kind,
            fields.number("copies", 1, MOST_COPIES).orElse(1));
    fields.done();
    return content;
  }

  /** Content whose name stands somewhere else. */
  static NewContent content(Text name, Fields fields, ContentKind kind, int copies) {
    var views = kind == ContentKind.WORKBOOK ? fields.plainTexts("views") : List.<String>of();
    return new NewContent(
        kind,
        name,
        fields.find("project"),
        fields.find("owner"),
        fields.text("description").orElse(""),
        fields.plainTexts("tags"),
        kind == ContentKind.WORKBOOK && views.isEmpty() ? List.of("Sheet 1") : views,
        copies);
  }

  private NewSchedule schedule(Fields fields) {
    var schedule =
        new NewSchedule(
            fields.required("name"),
            fields.choice("frequency", FREQUENCIES).orElse("Daily"),
            start(fields),
            fields.flag("incremental"),
            fields.texts("refreshes"),
            fields.maps("subscriptions", ScenarioReader::subscription));
    fields.done();
    return schedule;
  }

  private static String start(Fields fields) {
    var start = fields.find("start");
    try {
      return LocalTime.parse(start.map(Text::value).orElse("02:00")).toString();
    } catch (DateTimeParseException _) {
      start.ifPresent(text ->
          fields.problem(
              text,
              "'%s' is not a time of day.".formatted(text),
              "Write it in quotes, such as \"02:30\"."));
      return "02:00";
    }
  }

  private static NewSubscription subscription(Fields fields) {
    var subscription =
        new NewSubscription(
            fields.required("subject"), fields.required("content"), fields.required("user"));
    fields.done();
    return subscription;
  }

  private NewWebhook webhook(Fields fields) {
    fields.choice("event", vocabulary.events());
    var webhook = new NewWebhook(fields.required("event"), fields.required("url").value());
    fields.done();
    return webhook;
  }
}

package dev.tableauwebhooks.simulator.scenario;

import static java.util.Map.entry;

import dev.tableauwebhooks.simulator.scenario.Happening.JobKind;
import dev.tableauwebhooks.simulator.scenario.Scenario.ContentKind;
import dev.tableauwebhooks.simulator.scenario.Scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the entries of a timeline: when, where, and the one thing that happens. */
final class StepReader {

  /** Reads what happens from the value of its own key and the keys beside it. */
  private interface Action {
    Happening read(Text value, Fields beside);
  }

  private static final Pattern ERROR_NAME = Pattern.compile("[a-z]+(-[a-z]+)+");
  private static final Set<String> KINDS = Set.of("full", "incremental", "bridge");
  private static final Set<String> OUTAGES = Set.of("api", "deliveries");
  private static final int MOST_TIMES = 100_000;
  private static final int MOST_COPIES = 100;
  private static final Duration USUAL_OUTAGE = Duration.ofSeconds(30);

  private final Vocabulary vocabulary;
  private final Problems problems;
  private final ScenarioReader reader;
  private final Map<String, Action> actions =
      Map.ofEntries(
          entry("refresh", this::refresh),
          entry("runFlow", (of, beside) -> jobs(JobKind.FLOW, of, beside)),
          entry("sendSubscription", (of, beside) -> jobs(JobKind.SUBSCRIPTION, of, beside)),
          entry("runSchedule", (of, beside) -> jobs(JobKind.SCHEDULE, of, beside)),
          entry("publishWorkbook", (name, beside) -> publish(ContentKind.WORKBOOK, name, beside)),
          entry(
              "publishDatasource", (name, beside) -> publish(ContentKind.DATASOURCE, name, beside)),
          entry("update", StepReader::update),
          entry("delete", (of, _) -> new Happening.Delete(of)),
          entry("tag", (of, beside) -> new Happening.Tag(of, beside.plainTexts("tags"), List.of())),
          entry(
              "untag", (of, beside) -> new Happening.Tag(of, List.of(), beside.plainTexts("tags"))),
          entry("label", (of, beside) -> label(of, beside, false)),
          entry("unlabel", (of, beside) -> label(of, beside, true)),
          entry("addUser", this::addUser),
          entry("setRole", this::setRole),
          entry("deleteUser", (user, _) -> new Happening.DeleteUser(user)),
          entry("outage", this::outage),
          entry("disableWebhooks", StepReader::disableWebhooks),
          entry("enableWebhooks", (form, _) -> new Happening.Webhooks(form, true, "")),
          entry("fire", this::fire),
          entry("say", (text, _) -> new Happening.Say(text.value())));

  StepReader(Vocabulary vocabulary, Problems problems, ScenarioReader reader) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.reader = reader;
  }

  /** One entry; empty where it cannot be told what happens. */
  Optional<Step> step(Fields fields) {
    var at = fields.duration("at");
    var every = fields.duration("every");
    var from = fields.duration("from");
    var times = fields.number("times", 1, MOST_TIMES);
    var site = fields.text("site").orElse(ScenarioReader.DEMO);
    checkTime(fields, every);
    var happening = happening(fields);
    fields.done();
    return happening.map(it ->
        new Step(
            at.or(() -> from).or(() -> every).orElse(Duration.ZERO),
            every,
            times,
            site,
            it,
            fields.at().line()));
  }

  private void checkTime(Fields fields, Optional<Duration> every) {
    if (fields.has("at") == fields.has("every")) {
      problems.add(
          fields.at(),
          fields.path("at"),
          fields.has("at")
              ? "There are both 'at' and 'every'."
              : "It is not said when this happens.",
          "Write either at: 5s, or every: 10s with an optional from and times.");
    }
    if (every.filter(Duration::isZero).isPresent()) {
      problems.add(
          fields.at(), fields.path("every"), "'every' is no time at all.", "Write at least 1ms.");
    }
    for (var key : List.of("from", "times")) {
      if (fields.has(key) && !fields.has("every")) {
        problems.add(
            fields.keyAt(key).orElse(fields.at()),
            fields.path(key),
            "'%s' says nothing without 'every'.".formatted(key),
            "Remove it, or write every instead of at.");
      }
    }
  }

  private Optional<Happening> happening(Fields fields) {
    var named = actions.keySet().stream().filter(fields::has).sorted().toList();
    if (named.size() == 1) {
      var name = named.getFirst();
      return Optional.ofNullable(actions.get(name))
          .flatMap(action -> fields.find(name).map(value -> action.read(value, fields)));
    }
    if (named.isEmpty()) {
      var given =
          fields.names().stream()
              .filter(name -> !Set.of("at", "every", "from", "times", "site").contains(name))
              .findFirst();
      given.ifPresent(fields::node);
      problems.add(
          given.flatMap(fields::keyAt).orElse(fields.at()),
          given.map(fields::path).orElse(fields.path("")).replaceFirst("\\.$", ""),
          given.map("'%s' is nothing that can happen."::formatted).orElse("Nothing happens here."),
          Spelling.advice(given.orElse(""), actions.keySet()));
    } else {
      problems.add(
          fields.at(),
          fields.path(named.get(1)),
          "More than one thing happens here: %s.".formatted(String.join(", ", named)),
          "Make an entry for each.");
      named.forEach(fields::node);
    }
    return Optional.empty();
  }

  private Happening refresh(Text of, Fields beside) {
    var kind =
        switch (beside.choice("kind", KINDS).orElse("full")) {
          case "incremental" -> JobKind.INCREMENTAL_REFRESH;
          case "bridge" -> JobKind.BRIDGE_REFRESH;
          default -> JobKind.REFRESH;
        };
    return jobs(kind, of, beside);
  }

  private Happening jobs(JobKind kind, Text of, Fields beside) {
    return new Happening.Jobs(kind, of, beside.duration("takes"), error(beside));
  }

  private static Happening publish(ContentKind kind, Text name, Fields beside) {
    return new Happening.Publish(ScenarioReader.content(name, beside, kind, 1));
  }

  private static Happening update(Text of, Fields beside) {
    return new Happening.Update(
        of,
        beside.find("name"),
        beside.find("project"),
        beside.find("owner"),
        beside.text("description"));
  }

  private static Happening label(Text of, Fields beside, boolean removed) {
    return new Happening.Label(
        of,
        beside.required("value").value(),
        removed ? "" : beside.text("message").orElse(""),
        removed);
  }

  private Happening addUser(Text name, Fields beside) {
    return new Happening.AddUser(reader.user(name, beside));
  }

  private Happening setRole(Text user, Fields beside) {
    beside.choice("siteRole", vocabulary.siteRoles());
    return new Happening.SetRole(user, beside.required("siteRole").value());
  }

  private Happening outage(Text what, Fields beside) {
    var lasts = beside.duration("for").orElse(USUAL_OUTAGE);
    if (what.value().equals("deliveries")) {
      return new Happening.Outage(0, "", lasts);
    }
    beside.choice("outage", OUTAGES);
    return new Happening.Outage(
        beside.number("status", 400, 599).orElse(503), beside.text("retryAfter").orElse(""), lasts);
  }

  private static Happening disableWebhooks(Text form, Fields beside) {
    return new Happening.Webhooks(
        form, false, beside.text("reason").orElse("Webhook disabled by the scenario"));
  }

  private Happening fire(Text event, Fields beside) {
    beside.choice("fire", vocabulary.events());
    return new Happening.Fire(
        event,
        beside.required("resource"),
        error(beside),
        beside.number("copies", 1, MOST_COPIES).orElse(1));
  }

  /** A text that looks like a name of an error must be one. */
  private Optional<Text> error(Fields beside) {
    var error = beside.find("error");
    error
        .filter(text ->
            ERROR_NAME.matcher(text.value()).matches()
                && !vocabulary.errors().contains(text.value()))
        .ifPresent(text ->
            beside.problem(
                text,
                "'%s' is not a usual error.".formatted(text),
                Spelling.advice(text.value(), vocabulary.errors())));
    return error;
  }
}

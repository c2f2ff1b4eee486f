package dev.tableauwebhooks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.codec.WorkflowReader.SourceFile;
import dev.tableauwebhooks.workflow.Timing;
import dev.tableauwebhooks.workflow.Workflow;
import dev.tableauwebhooks.workflow.noise.Noise;
import dev.tableauwebhooks.workflow.noise.QuietHours;
import dev.tableauwebhooks.workflow.noise.Throttle;
import dev.tableauwebhooks.workflow.time.Deadline;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseReaderTest {
  private static final String STEPS =
      """
      steps:
        - id: tell
          uses: log.write
          with: { message: hi }
      """;

  private static WorkflowReader.Loaded read(String keys) {
    var text = "name: Quiet\n" + keys + "\n" + STEPS;
    return new WorkflowReader(TestActions.context()).read(List.of(new SourceFile("q.yaml", text)));
  }

  private static Workflow workflow(String keys) {
    var loaded = read(keys);
    assertThat(loaded.problems()).isEmpty();
    return loaded.workflows().getFirst();
  }

  private static Noise noise(String keys) {
    return workflow("on: WorkbookRefreshFailed\n" + keys).noise();
  }

  @Test
  void saysNothingWhereTheFileSaysNothing() {
    assertThat(noise("")).isEqualTo(Noise.UNCHECKED);
  }

  @Test
  void readsAGroupWithAlertmanagersDefaults() {
    var group = noise("group: { by: [site.name, job.errorKind] }").group().orElseThrow();

    assertThat(group.by().parts())
        .extracting(it -> it.text())
        .containsExactly("site.name", "job.errorKind");
    assertThat(group.firstWait()).isEqualTo(Duration.ofSeconds(30));
    assertThat(group.interval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(group.repeat()).isEmpty();
  }

  @Test
  void readsTheThreeFormsOfThrottle() {
    assertThat(noise("throttle: { once: 30m, by: event.resource.luid }").throttle())
        .hasValueSatisfying(it -> assertThat(it).isInstanceOf(Throttle.Once.class));
    assertThat(noise("throttle: { after: 10m }").throttle())
        .hasValueSatisfying(it -> assertThat(it).isInstanceOf(Throttle.After.class));
    assertThat(noise("throttle: { atLeast: 5, within: 10m, below: keep }").throttle())
        .hasValueSatisfying(it ->
            assertThat(it)
                .isInstanceOfSatisfying(
                    Throttle.AtLeast.class,
                    atLeast -> {
                      assertThat(atLeast.count()).isEqualTo(5);
                      assertThat(atLeast.below()).isEqualTo(Throttle.Below.KEEP);
                    }));
  }

  @Test
  void readsAnIncidentWithItsDefaults() {
    var rule = noise("incident: {}").incident().orElseThrow();

    assertThat(rule.key().parts()).isEmpty();
    assertThat(rule.member().text()).isEqualTo("event.resource.luid");
    assertThat(rule.open().text()).isEqualTo("event.type.endsWith('Failed')");
    assertThat(rule.resolve().text()).isEqualTo("event.type.endsWith('Succeeded')");
  }

  @Test
  void letsInhibitsNameTheIncidentThatIsOpen() {
    var rule =
        noise("incident: { key: job.errorKind, inhibits: 'inhibitor.key == job.errorKind' }")
            .incident()
            .orElseThrow();

    assertThat(rule.inhibits()).isPresent();
  }

  @Test
  void readsQuietHoursAndConcurrencyAndDedupeAndDigest() {
    var noise =
        noise(
            """
            quiet: { from: 22:00, to: "7:00", zone: Europe/Berlin, on: [weekdays, sun], then: drop }
            concurrency: { key: event.resource.luid }
            dedupe: { by: event.resource.name, within: 1h }
            digest: { at: "@daily" }
            """);

    var quiet = noise.quiet().orElseThrow();
    assertThat(quiet.window().from()).isEqualTo(LocalTime.of(22, 0));
    assertThat(quiet.window().to()).isEqualTo(LocalTime.of(7, 0));
    assertThat(quiet.window().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(quiet.window().on()).hasSize(6).doesNotContain(DayOfWeek.SATURDAY);
    assertThat(quiet.then()).isEqualTo(QuietHours.Then.DROP);
    assertThat(noise.concurrency().orElseThrow().limit()).isEqualTo(1);
    assertThat(noise.dedupe().orElseThrow().within()).isEqualTo(Duration.ofHours(1));
    assertThat(noise.digest().orElseThrow().at().zone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void readsASchedule() {
    var trigger = workflow("schedule: { cron: '0 7 * * *', zone: Europe/Berlin }").trigger();

    assertThat(trigger.events()).isEmpty();
    assertThat(trigger.timing())
        .hasValueSatisfying(it ->
            assertThat(it)
                .isInstanceOfSatisfying(
                    Timing.Schedule.class,
                    schedule -> assertThat(schedule.timetable().cron()).isEqualTo("0 7 * * *")));
  }

  @Test
  void readsWhatIsExpected() {
    var trigger =
        workflow(
                """
                expect:
                  event: [WorkbookRefreshSucceeded, DatasourceRefreshSucceeded]
                  if: event.resource.name == 'Sales'
                  by: "07:00"
                  on: mon
                """)
            .trigger();

    assertThat(trigger.needed())
        .containsExactlyInAnyOrder("WorkbookRefreshSucceeded", "DatasourceRefreshSucceeded");
    assertThat(((Timing.Expectation) trigger.timing().orElseThrow()).deadline())
        .isEqualTo(
            new Deadline(
                LocalTime.MIDNIGHT,
                LocalTime.of(7, 0),
                ZoneOffset.UTC,
                Set.of(DayOfWeek.MONDAY),
                Duration.ZERO));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          group: { wait: 0s } | q.yaml:3:16: group.wait | 'wait' is nothing.
          group: { repeat: 4h } | q.yaml:3:18: group.repeat | 'repeat' needs an 'incident': a group alone is over when it has been told.
          group: { by: event.nam } | q.yaml:3:20: group.by | Unknown field 'nam' of event.
          throttle: { by: event.type } | q.yaml:3:11: throttle | 'throttle' does not say how.
          throttle: { once: 1m, after: 1m } | q.yaml:3:30: throttle.after | 'once' and 'after' exclude each other.
          throttle: { atLeast: 5 } | q.yaml:3:22: throttle.atLeast | 'atLeast' has no 'within'.
          throttle: { atLeast: 1, within: 1m } | q.yaml:3:22: throttle.atLeast | 'atLeast' is 1, less than 2.
          throttle: { once: 1m, within: 1m } | q.yaml:3:31: throttle.within | 'within' belongs to 'atLeast'.
          throttle: { after: 1m, below: keep } | q.yaml:3:31: throttle.below | 'below' belongs to 'atLeast'.
          digest: { at: 0 0 31 2 * } | q.yaml:3:15: digest.at | '0 0 31 2 *' never happens.
          quiet: { from: 22:00, to: "22:00" } | q.yaml:3:27: quiet.to | 'from' and 'to' are the same on every day, so that it is always quiet.
          quiet: { from: 22:00, to: 24:00 } | q.yaml:3:27: quiet.to | '24:00' is not a time of day.
          quiet: { from: 22:00, to: 1320 } | q.yaml:3:27: quiet.to | '1320' is not a time of day.
          digest: { at: every day } | q.yaml:3:15: digest.at | 'every day' is no timetable: it has 2 fields
          digest: { at: '@daily', zone: Europe/Berln } | q.yaml:3:31: digest.zone | Unknown time zone 'Europe/Berln'.
          quiet: { from: 25:00, to: 07:00 } | q.yaml:3:16: quiet.from | '25:00' is not a time of day.
          quiet: { from: 22:00, to: 07:00, on: fryday } | q.yaml:3:38: quiet.on | 'fryday' is not a day.
          incident: { inhibits: inhibitor.kee == 'a' } | q.yaml:3:33: incident.inhibits | Unknown field 'kee' of inhibitor.
          incident: { key: inhibitor.key } | q.yaml:3:18: incident.key | 'inhibitor' is known in 'inhibits' only.
          concurrency: { limit: 0 } | q.yaml:3:23: concurrency.limit | 'limit' is 0, less than 1.
          dedupe: { by: event.type } | q.yaml:3:9: dedupe | The key 'within' of dedupe is missing.
          """)
  void saysWhatIsWrongAndWhere(String keys, String place, String what) {
    var problems = read("on: WorkbookRefreshFailed\n" + keys).problems();

    assertThat(problems).isNotEmpty();
    var first = problems.getFirst();
    assertThat("%s:%d:%d: %s".formatted(first.file(), first.line(), first.column(), first.path()))
        .isEqualTo(place);
    assertThat(first.what()).startsWith(what);
    assertThat(first.fix()).isNotEmpty();
  }

  @Test
  void refusesWordsThatExcludeEachOther() {
    var loaded =
        read(
            """
            on: WorkbookRefreshFailed
            group: {}
            digest: { at: "@daily" }
            incident: {}
            """);
    assertThat(loaded.problems())
        .extracting(Problem::what)
        .containsExactly(
            "'group' and 'digest' both collect events.",
            "'digest' cannot stand beside 'incident'.");

    assertThat(read("on: WorkbookUpdated\nschedule: { cron: '@daily' }").problems())
        .extracting(Problem::what)
        .containsExactly("'on' and 'schedule' exclude each other.");
    assertThat(read("schedule: { cron: '@daily' }\ngroup: {}").problems())
        .extracting(Problem::what)
        .containsExactly("'group' makes no sense in a workflow that the clock starts.");
    assertThat(read("").problems())
        .extracting(Problem::what)
        .containsExactly("The key 'on' of a workflow is missing.");
  }

  @Test
  void refusesToWaitForNothingAndForAnything() {
    assertThat(read("expect: { event: [], by: 7:00 }").problems())
        .extracting(Problem::toString)
        .containsExactly(
            """
            q.yaml:2:18: expect.event
              'event' names no event.
              Fix: Name one or more events.\
            """);
    assertThat(read("expect: { event: '*', by: 7:00 }").problems())
        .extracting(Problem::toString)
        .containsExactly(
            """
            q.yaml:2:18: expect.event
              '*' is no event that can be waited for.
              Fix: Name one or more events.\
            """);
  }

  @Test
  void tellsAllThatIsWrongWithATimedWorkflowAtOnce() {
    assertThat(read("schedule: { cron: '0 24 * * *' }\ngroup: { wait: 0s }").problems())
        .extracting(problem -> problem.what() + " " + problem.fix())
        .containsExactly(
            "'0 24 * * *' is no timetable: '24' is no hour, which is 0 to 23."
                + " Write minute, hour, day of month, month and day of week, such as"
                + " \"0 7 * * mon-fri\".",
            "'group' makes no sense in a workflow that the clock starts. Remove it.",
            "'wait' is nothing. Write it like 10s, 5m, 1h or 1d.");
  }

  @Test
  void suggestsTheDayThatWasMeant() {
    assertThat(read("on: '*'\nquiet: { from: 22:00, to: 24:00, on: [fryday, holiday] }").problems())
        .extracting(Problem::fix)
        .containsExactly(
            "Write \"00:00\" for midnight.",
            "Did you mean 'friday'?",
            "Use mon, tue, wed, thu, fri, sat, sun, weekdays or weekend.");
  }

  @Test
  void takesWholeDaysForQuiet() {
    var quiet = noise("quiet: { from: 0:00, to: 00:00, on: weekend }").quiet().orElseThrow();
    assertThat(quiet.window().from()).isEqualTo(quiet.window().to());
    assertThat(quiet.window().on()).containsOnly(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  }

  @Test
  void letsAStepNameWhatAnyStepGaveEarlier() {
    var text =
        """
        name: Quiet
        on: WorkbookRefreshFailed
        incident: {}
        steps:
          - id: ticket
            uses: http.request
            with: { url: "https://example.com/${{ earlier.ticket.body.id }}" }
          - uses: log.write
            with: { message: "${{ earlier.tickt.status }}" }
        """;
    var loaded =
        new WorkflowReader(TestActions.context()).read(List.of(new SourceFile("q.yaml", text)));

    assertThat(loaded.problems())
        .extracting(problem -> problem.what() + " " + problem.fix())
        .containsExactly("Unknown step 'tickt'. Did you mean 'ticket'?");
  }
}

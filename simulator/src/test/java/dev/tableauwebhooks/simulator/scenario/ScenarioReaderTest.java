package dev.tableauwebhooks.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.simulator.Scenarios;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {

  @Test
  void readsWhatHappensAndWhen() {
    var scenario =
        Scenarios.read(
                "s.yaml",
                """
                name: Test
                seed: 7
                timeline:
                  - { at: 5s, refresh: Revenue, takes: 2m, error: login-failed }
                  - { every: 10s, from: 1s, times: 3, say: hello }
                  - { every: 1h, runSchedule: Every hour }
                """)
            .scenario()
            .orElseThrow();

    assertThat(scenario.name()).isEqualTo("Test");
    assertThat(scenario.seed()).hasValue(7);
    assertThat(scenario.timeline())
        .extracting(Scenario.Step::first)
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofHours(1));
    var refresh = (Happening.Jobs) scenario.timeline().getFirst().happening();
    assertThat(refresh.takes()).contains(Duration.ofMinutes(2));
    assertThat(refresh.error()).map(Text::value).contains("login-failed");
    assertThat(scenario.timeline().get(1).times()).hasValue(3);
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    assertThat(
            problems(
                """
                nane: Test
                sites:
                  - users:
                      - { name: nia, siteRole: Creatr }
                    workbooks:
                      - { project: Finanse }
                timeline:
                  - { at: 5, refresh: Revenu Overview, eror: timeout }
                  - { refesh: Revenue, at: 1s }
                  - { at: 1s, every: 2s, refresh: Revenue, error: login-faild }
                """))
        .isEqualTo(
            """
            s.yaml:1:1: nane
              The key 'nane' is not known here.
              Fix: Did you mean 'name'?
            s.yaml:4:32: sites[0].users[0].siteRole
              'Creatr' is not known here.
              Fix: Did you mean 'Creator'?
            s.yaml:6:9: sites[0].workbooks[0].name
              'name' is missing.
              Fix: Add it.
            s.yaml:6:20: sites[0].workbooks[0].project
              There is no project 'Finanse', now or later.
              Fix: Did you mean 'Finance'?
            s.yaml:8:11: timeline[0].at
              '5' is not a duration.
              Fix: Write a number with ms, s, m, h or d, such as 90s.
            s.yaml:8:23: timeline[0].refresh
              There is no workbook or data source 'Revenu Overview', now or later.
              Fix: Did you mean 'Revenue Overview'?
            s.yaml:8:40: timeline[0].eror
              The key 'eror' is not known here.
              Fix: Did you mean 'error'?
            s.yaml:9:7: timeline[1].refesh
              'refesh' is nothing that can happen.
              Fix: Did you mean 'refresh'?
            s.yaml:10:5: timeline[2].at
              There are both 'at' and 'every'.
              Fix: Write either at: 5s, or every: 10s with an optional from and times.
            s.yaml:10:51: timeline[2].error
              'login-faild' is not a usual error.
              Fix: Did you mean 'login-failed'?\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          refresh: Nope *                  | There is no workbook or data source 'Nope *', now or later.
          refresh: Clean Orders            | There is no workbook or data source 'Clean Orders', now or later.
          refresh: [Revenue]               | There is a list where a text is needed.
          refresh: Revenue, kind: half     | 'half' is not known here.
          runFlow: Revenue                 | There is no flow 'Revenue', now or later.
          runSchedule: Never               | There is no schedule 'Never', now or later.
          sendSubscription: Nothing        | There is no subscription 'Nothing', now or later.
          setRole: nobody, siteRole: Viewer | There is no user 'nobody', now or later.
          outage: apy                      | 'apy' is not known here.
          outage: api, status: 200         | '200' is not a whole number from 400 to 599.
          fire: WorkbookRefreshFail, resource: Revenue Overview | 'WorkbookRefreshFail' is not known here.
          label: Revenue                   | 'value' is missing.
          say: a, refresh: Revenue         | More than one thing happens here: refresh, say.
          from: 1s, say: a                 | 'from' says nothing without 'every'.
          site: elsewhere, say: a          | There is no site 'elsewhere'.
          """)
  void saysWhatIsWrongWithAnEntry(String entry, String what) {
    assertThat(
            Scenarios.read("s.yaml", "timeline:\n  - { at: 1s, %s }\n".formatted(entry)).problems())
        .extracting(ScenarioProblem::what)
        .contains(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                 | 1 | The file is empty.
          timeline: 5        | 1 | There is '5' where a list is needed.
          timeline: [5]      | 1 | There is '5' where a map is needed.
          name: [            | 1 | This is not YAML: while parsing a flow node, expected the node content, but found '<stream end>'.
          """)
  void saysWhatIsWrongWithAFile(String text, int line, String what) {
    var problem = Scenarios.read("s.yaml", text + "\n").problems().getFirst();

    assertThat(problem.what()).isEqualTo(what);
    assertThat(problem.line()).isEqualTo(line);
  }

  @Test
  void refusesAKeyThatComesTwice() {
    assertThat(problems("name: a\nname: b\n"))
        .isEqualTo(
            """
            s.yaml:2:1
              The key 'name' was already used in line 1.
              Fix: Keep one of them.\
            """);
  }

  @Test
  void knowsWhatTheScenarioItselfMakes() {
    assertThat(
            problems(
                """
                sites:
                  - site: acme
                    users: [{ name: bo }]
                    workbooks: [{ name: Store, owner: bo, copies: 3 }]
                    schedules: [{ name: Nightly, refreshes: [Store *] }]
                timeline:
                  - { at: 1s, site: acme, refresh: Store 2 }
                  - { at: 1s, site: acme, runSchedule: Nightly }
                  - { at: 1s, site: acme, update: Store 3, name: Shop 3 }
                  - { at: 2s, site: acme, refresh: Shop 3 }
                  - { at: 1s, publishDatasource: New }
                  - { at: 2s, refresh: New }
                """))
        .isEmpty();
  }

  private static String problems(String yaml) {
    return Scenarios.read("s.yaml", yaml).problems().stream()
        .map(ScenarioProblem::toString)
        .collect(Collectors.joining("\n"));
  }
}

package dev.tableauwebhooks.workflow.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.workflow.Evaluation;
import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.Lookups;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions see of groups, incidents and earlier runs. */
class NoiseNamesTest {
  private static final Map<String, Object> VALUES =
      Map.of(
          "events",
          List.of(
              Map.of("name", "Sales", "type", "WorkbookRefreshFailed", "site", "demo"),
              Map.of("name", "Costs", "type", "WorkbookRefreshFailed")),
          "group.count",
          2L,
          "group.names",
          List.of("Sales", "Costs"),
          "group.openedAt",
          Instant.parse("2026-11-24T08:30:00Z"),
          "incident.isNew",
          true,
          "incident.members",
          List.of("Sales"),
          "earlier.call.status",
          201L,
          "inhibitor.key",
          "login");
  private static final Lookups SOME = path -> Optional.ofNullable(VALUES.get(path));

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "size(events)                                   => 2",
        "events[0].name                                 => Sales",
        "events[1].site                                 => null",
        "events[7].name                                 => null",
        "default(events[1].site, 'unknown')             => unknown",
        "join(events.map(e, e.name), ', ')              => Sales, Costs",
        "events.filter(e, e.name == 'Costs').size()     => 1",
        "events.all(e, e.type.endsWith('Failed'))       => true",
        "events.exists(e, e.site == 'demo')             => true",
        "has(events)                                    => true",
        "events == null                                 => false",
        "group.count > 1                                => true",
        "join(group.names, ', ')                        => Sales, Costs",
        "group.openedAt < event.receivedAt              => true",
        "incident.isNew && 'Sales' in incident.members  => true",
        "has(incident.endedAt)                          => false",
        "earlier.call.status == 201                     => true",
        "steps.call.status + earlier.call.status        => 401",
      })
  void readsThemFromTheLookups(String text, String expected) {
    assertThat(String.valueOf(evaluate(new ExpressionCompiler(Scopes.NAMES), text, SOME).value()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "events                               => null",
        "size(events)                         => null",
        "events.exists(e, e.name == 'x')      => null",
        "has(events)                          => false",
        "events == null                       => true",
        "default(events, []) == []            => true",
        "incident.isNew                       => null",
        "incident.isNew || event.id == 'ev-1' => true",
        "earlier.call.status == null          => true",
      })
  void areAbsentWhereThereIsNothing(String text, String expected) {
    var compiler = new ExpressionCompiler(Scopes.NAMES);
    assertThat(String.valueOf(evaluate(compiler, text, Lookups.NONE).value())).isEqualTo(expected);
  }

  @Test
  void notesWhatWasSeenOfThem() {
    var compiler = new ExpressionCompiler(Scopes.NAMES);
    assertThat(evaluate(compiler, "events[0].name == 'Sales' && incident.isNew", SOME).seen())
        .containsEntry("incident.isNew", true)
        .containsEntry("events[0].name", "Sales");
  }

  @Test
  void showsTheIncidentOfAnotherWorkflowToInhibitsOnly() {
    var inhibits = new ExpressionCompiler(Scopes.NAMES.withInhibitor());
    assertThat(evaluate(inhibits, "inhibitor.key == 'login'", SOME).isTrue()).isTrue();
    assertThat(new ExpressionCompiler(Scopes.NAMES).condition("inhibitor.key == 'x'").mistakes())
        .hasSize(1);
  }

  /** What a person types for a silence, outside of any workflow. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "event.type == 'WorkbookRefreshFailed' && run.workflow == 'Tell the owner'",
        "env.REGION == 'eu' && event.createdAt < timestamp('2027-01-01T00:00:00Z')",
        "group.count > 1 && 'Sales' in group.names",
        "incident.isNew && events.exists(e, e.name == 'Costs')",
        "${{ events[0].site == 'demo' }}",
        "true",
      })
  void letsSilencesNameThem(String matcher) {
    var compiler = new ExpressionCompiler(Names.of(Set.of("REGION"), Set.of(), Set.of()));
    var condition = ((Checked.Valid<Expression>) compiler.condition(matcher)).value();
    assertThat(condition.evaluate(Scopes.with(SOME)).isTrue()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steps.call.status == 200",
        "earlier.call.status == 200",
        "inhibitor.key == 'x'",
        "secrets.TOKEN == 'x'",
        "env.HOME == '/'",
        "event.type",
        ""
      })
  void refusesSilencesThatMeanNothing(String matcher) {
    var compiler = new ExpressionCompiler(Names.of(Set.of("REGION"), Set.of(), Set.of()));
    assertThat(compiler.condition(matcher).mistakes()).hasSize(1);
  }

  private static Evaluation evaluate(ExpressionCompiler compiler, String text, Lookups lookups) {
    return ((Checked.Valid<CompiledExpression>) compiler.compile(text, 0))
        .value()
        .evaluate(Scopes.with(lookups));
  }
}

package dev.tableauwebhooks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tableauwebhooks.codec.WorkflowReader.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors are told of workflows agrees with what the reader takes. */
class WorkflowSchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(WorkflowSchema.of(TestActions.all().values()), InputFormat.JSON);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with: {url: 'https://x/', method: post, expect: 200, timeout: 1h30m, json: [1, {a: null}]}",
        "with: {url: 'https://x/', method: Patch, expect: [200, '${{ 1 }}', '201'], headers: {a: 1}}",
        "with: {url: '${{ env.BASE_URL }}/x', form: '${{ event.raw }}', timeout: PT5M}",
        "with: {url: 'https://x/', headers: {a: '${{ secrets.API_TOKEN }}'}, form: {a: true}}",
        "with: {url: 'https://x/', method: '${{ event.raw.m }}', timeout: '${{ 5 }}s'}",
      })
  void acceptsInTheSchemaWhatTheReaderAccepts(String with) {
    var text = step("uses: http.request, id: a1, if: true, retry: {attempts: 3}, " + with);
    assertThat(problems(text)).isEmpty();
    assertThat(schemaErrors(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uses: http.request",
        "uses: http.request, with: {}",
        "uses: http.request, with: {url: [a]}",
        "uses: http.request, with: {url: 'https://x/', method: fetch}",
        "uses: http.request, with: {url: 'https://x/', timeout: 5}",
        "uses: http.request, with: {url: 'https://x/', timeout: soon}",
        "uses: http.request, with: {url: 'https://x/', expect: [ok]}",
        "uses: http.request, with: {url: 'https://x/', headers: [a]}",
        "uses: http.request, with: {ulr: 'https://x/'}",
        "uses: slack.post, with: {text: a, webhookUrl: 'https://hooks.slack.com/x'}",
        "uses: slack.pots",
        "uses: tableau.refresh, with: {a: 1}",
        "uses: tableau.refresh, id: a-b",
        "uses: tableau.refresh, retry: {attempts: 0}",
        "uses: tableau.refresh, retry: {backoff: 10}",
        "uses: tableau.refresh, continueOnError: 1",
        "uses: tableau.refresh, name: x",
        "id: a",
      })
  void refusesInTheSchemaWhatTheReaderRefuses(String step) {
    var text = step(step);
    assertThat(problems(text)).isNotEmpty();
    assertThat(schemaErrors(text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: x\non: Nope\nsteps: [{uses: tableau.refresh}]",
        "name: x\non: []\nsteps: [{uses: tableau.refresh}]",
        "name: x\non: {event: A}\nsteps: [{uses: tableau.refresh}]",
        "name: x\non: ViewDeleted\nsteps: []",
        "name: x\non: ViewDeleted",
        "name: x\nnmae: y\non: ViewDeleted\nsteps: [{uses: tableau.refresh}]",
        "name: ''\non: ViewDeleted\nsteps: [{uses: tableau.refresh}]",
        "name: x\nenabled: 'on'\non: ViewDeleted\nsteps: [{uses: tableau.refresh}]",
      })
  void refusesWrongWorkflowsInTheSchemaToo(String text) {
    assertThat(problems(text)).isNotEmpty();
    assertThat(schemaErrors(text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on: '*'\nincident: {}\ngroup: {by: [site.name, 1], wait: 30s, interval: 5m, repeat: 4h}",
        "on: '*'\nincident: {key: a.b, member: 'x', open: true, resolve: false, inhibits: false}",
        "on: '*'\nthrottle: {once: 30m, by: event.type}",
        "on: '*'\nthrottle: {after: PT5M}",
        "on: '*'\nthrottle: {atLeast: 5, within: 10m, below: keep}",
        "on: '*'\ndigest: {at: '@daily', zone: Europe/Berlin}\ndedupe: {by: event.id, within: 1h}",
        "on: '*'\nquiet: {from: 22:00, to: 7:00, on: [weekdays, sun], then: drop, unless: true}",
        "on: '*'\nconcurrency: {}",
        "schedule: {cron: 0 7 * * mon}\nquiet: {from: 22:00, to: '07:00'}\nconcurrency: {limit: 2}",
        "expect: {event: ViewDeleted, by: '07:00'}",
        "expect: {event: [ViewDeleted, {unknown: A}], by: 7:00, from: 18:00:30, grace: 0s, if: true}",
      })
  void acceptsInTheSchemaWhatTheReaderAcceptsOfNoise(String keys) {
    var text = noise(keys.replace("a.b", "job.error").replace("'x'", "event.id"));
    assertThat(problems(text)).isEmpty();
    assertThat(schemaErrors(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on: '*'\nschedule: {cron: '@daily'}",
        "sites: demo",
        "on: '*'\ngroup: {wait: 5}",
        "on: '*'\ngroup: {evry: 5m}",
        "on: '*'\ngroup: []",
        "on: '*'\ngroup: {}\ndigest: {at: '@daily'}",
        "on: '*'\ngroup: {}\nthrottle: {once: 1m}",
        "on: '*'\nincident: {}\nthrottle: {once: 1m}",
        "on: '*'\nincident: {}\ndigest: {at: '@daily'}",
        "on: '*'\nthrottle: {}",
        "on: '*'\nthrottle: {once: 1m, after: 1m}",
        "on: '*'\nthrottle: {once: 1m, within: 1m}",
        "on: '*'\nthrottle: {atLeast: 5}",
        "on: '*'\nthrottle: {atLeast: 1, within: 1m}",
        "on: '*'\nthrottle: {atLeast: 5, within: 1m, below: forget}",
        "on: '*'\ndedupe: {by: event.id}",
        "on: '*'\ndigest: {zone: UTC}",
        "on: '*'\nconcurrency: {limit: 0}",
        "on: '*'\nquiet: {from: 22:00}",
        "on: '*'\nquiet: {from: 22:00, to: 25:00}",
        "on: '*'\nquiet: {from: 22:00, to: 700}",
        "on: '*'\nquiet: {from: 22:00, to: 7:00, then: wait}",
        "schedule: {cron: '@daily'}\ngroup: {}",
        "schedule: {zone: UTC}",
        "expect: {event: ViewDeleted}",
        "expect: {event: '*', by: 7:00}",
        "expect: {event: [], by: 7:00}",
        "expect: {event: Nope, by: 7:00}",
        "expect: {event: ViewDeleted, by: 7:00}\nincident: {}",
      })
  void refusesInTheSchemaWhatTheReaderRefusesOfNoise(String keys) {
    assertThat(problems(noise(keys))).isNotEmpty();
    assertThat(schemaErrors(noise(keys))).isNotEmpty();
  }

  @Test
  void explainsKeysAndSettingsToEditors() {
    assertThat(WorkflowSchema.of(TestActions.all().values()))
        .contains("\"$schema\" : \"https://json-schema.org/draft/2020-12/schema\"")
        .contains("\"description\" : \"The message, in Slack's mrkdwn.\"")
        .contains("\"default\" : \"30s\"")
        .contains("\"const\" : \"slack.post\"");
  }

  private static String noise(String keys) {
    return "name: x\n%s\nsteps: [{uses: tableau.refresh}]\n".formatted(keys);
  }

  private static String step(String step) {
    return "name: x\non: [ViewDeleted, {unknown: A}]\nsteps:\n  - {%s}\n".formatted(step);
  }

  private static List<Problem> problems(String text) {
    return new WorkflowReader(TestActions.context())
        .read(List.of(new SourceFile("x.yaml", text)))
        .problems();
  }

  private static List<Error> schemaErrors(String text) {
    return SCHEMA.validate(Json.write(Yaml.json(text)), InputFormat.JSON);
  }
}

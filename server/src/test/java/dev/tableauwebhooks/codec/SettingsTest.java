package dev.tableauwebhooks.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.action.Target;
import dev.tableauwebhooks.codec.TestActions.HttpSettings;
import dev.tableauwebhooks.codec.TestActions.SlackSettings;
import dev.tableauwebhooks.codec.TestActions.TagSettings;
import dev.tableauwebhooks.codec.WorkflowReader.SourceFile;
import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.workflow.Scope;
import dev.tableauwebhooks.workflow.Settings;
import dev.tableauwebhooks.workflow.SettingsBinder.InvalidSettings;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a file to the record that an action is called with. */
class SettingsTest {
  private final RecordBinder binder =
      new RecordBinder(Map.of("API_TOKEN", Secret.of("t0p")), Map.of());

  @Test
  void rendersAndBindsAnHttpRequest() {
    var settings =
        settings(
            """
            uses: http.request
            with:
              url: https://api.example.com/items/${{ content.name }}?r=${{ env.REGION }}
              headers:
                Authorization: ${{ secrets.API_TOKEN }}
                X-Name: ${{ content.name }}
                X-Mail: ${{ content.owner.email }}
              json:
                name: ${{ content.name }}
                tags: ${{ content.tags }}
                mail: ${{ content.owner.email }}
                nested: [{ n: 5, at: "on ${{ event.type }}" }]
                done: false
            """);
    var rendered = settings.render(scope());
    assertThat(Json.write(rendered.input()))
        .isEqualTo(
            """
            {"url":"https://api.example.com/items/A%20%26%20B?r=eu",\
            "headers":{"Authorization":{"secret":"API_TOKEN"},"X-Name":"A & B"},\
            "json":{"name":"A & B","tags":["x","y"],"mail":null,\
            "nested":[{"n":5,"at":"on ViewDeleted"}],"done":false}}\
            """);
    var bound =
        binder.bind(
            HttpSettings.class,
            Json.readObject(Json.write(rendered.input())),
            settings.literalHosts());
    assertThat(bound.url())
        .isEqualTo(new Target(URI.create("https://api.example.com/items/A%20%26%20B?r=eu"), true));
    assertThat(bound.headers())
        .isEqualTo(Map.of("Authorization", Secret.of("t0p"), "X-Name", Secret.of("A & B")));
  }

  @Test
  void escapesForSlackAndLeavesAbsentSettingsOut() {
    var settings =
        settings(
            """
            uses: slack.post
            with:
              text: "*${{ content.name }}* <https://x|open> ${{ content.owner.email }}"
              channel: ${{ content.owner.email }}
              blocks: [{ type: section, text: { type: mrkdwn, text: "${{ content.name }}" } }]
            """);
    var input = settings.render(scope()).input();
    assertThat(input).containsOnlyKeys("text", "blocks");
    assertThat(binder.bind(SlackSettings.class, input, settings.literalHosts()).text())
        .isEqualTo("*A &amp; B* <https://x|open> ");
    assertThat(Json.write(input.get("blocks"))).contains("\"text\":\"A &amp; B\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "${{ content.tags }}              => [x, y]",
        "[\"${{ content.name }}\", z]     => [A & B, z]",
        "[\"${{ content.owner.email }}\", z] => [z]",
        "${{ content.name }}              => [A & B]",
        "${{ event.raw.one }}             => [1]",
        "${{ event.raw.many }}            => [1, 2]",
        "one                              => [one]",
        "5                                => [5]",
      })
  void acceptsListsInManyForms(String tags, String expected) {
    var settings = settings("uses: tableau.addTags\nwith:\n  tags: %s\n".formatted(tags));
    var bound =
        binder.bind(TagSettings.class, settings.render(scope()).input(), settings.literalHosts());
    assertThat(bound.tags().toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "https://api.example.com                       => true",
        "https://api.example.com/${{ event.id }}       => true",
        "https://api.example.com:8443?${{ event.id }}  => true",
        "\"https://api.example.com#${{ event.id }}\"   => true",
        "https://api.example.com${{ event.id }}        => false",
        "https://${{ env.REGION }}.example.com/        => false",
        "https://api.example.com@${{ env.REGION }}/    => false",
        "\"https://api.example.com\\\\${{ env.REGION }}/\" => false",
        "${{ env.BASE_URL }}/x                         => false",
        "${{ 'https://api.example.com/' }}             => false",
      })
  void knowsWhoChoseTheHost(String url, boolean isLiteral) {
    var settings = settings("uses: http.request\nwith:\n  url: %s\n".formatted(url));
    assertThat(settings.literalHosts().contains("url")).isEqualTo(isLiteral);
  }

  @Test
  void takesANumberFromText() {
    var settings =
        settings(
            """
            uses: http.request
            with:
              url: ${{ env.BASE_URL }}/x
              expect: ["${{ event.raw.status }}"]
              timeout: ${{ duration('5m') }}
            """);
    var bound =
        binder.bind(HttpSettings.class, settings.render(scope()).input(), settings.literalHosts());
    assertThat(bound.expect()).containsExactly(204);
    assertThat(bound.timeout()).hasMinutes(5);
    assertThat(bound.url()).isEqualTo(new Target(URI.create("https://base.example.com/x"), false));
  }

  @Test
  void saysWhichRenderedValueDoesNotFit() {
    var settings =
        settings("uses: http.request\nwith:\n  url: https://x/\n  timeout: ${{ content.name }}\n");
    var input = settings.render(scope()).input();
    assertThatThrownBy(() -> binder.bind(HttpSettings.class, input, settings.literalHosts()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage("Setting 'timeout' is 'A & B', not a duration.");
  }

  private static Settings settings(String step) {
    var loaded =
        new WorkflowReader(TestActions.context())
            .read(
                List.of(
                    new SourceFile(
                        "x.yaml",
                        "name: x\non: ViewDeleted\nsteps:\n  -\n%s".formatted(step.indent(4)))));
    assertThat(loaded.problems()).isEmpty();
    return loaded.workflows().getFirst().steps().getFirst().with();
  }

  private static Scope scope() {
    var event =
        TableauEvent.of(
            EventType.VIEW_DELETED,
            new Origin(Optional.empty(), Optional.empty(), Optional.empty()),
            Resource.of(ResourceKind.VIEW, "v", "A & B"));
    return new Scope(
        event,
        "ev-1",
        Instant.EPOCH,
        Map.of("one", 1, "many", List.of(1, 2), "status", "204"),
        path ->
            Optional.ofNullable(
                Map.<String, Object>of("content.name", "A & B", "content.tags", List.of("x", "y"))
                    .get(path)),
        Collections.emptyMap(),
        Map.of("REGION", "eu", "BASE_URL", "https://base.example.com"),
        "run-1",
        "x");
  }
}

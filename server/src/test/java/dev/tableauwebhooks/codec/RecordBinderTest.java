package dev.tableauwebhooks.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.action.Target;
import dev.tableauwebhooks.codec.TestActions.DeskSettings;
import dev.tableauwebhooks.codec.TestActions.HttpSettings;
import dev.tableauwebhooks.codec.TestActions.Level;
import dev.tableauwebhooks.codec.TestActions.LogSettings;
import dev.tableauwebhooks.codec.TestActions.MailConnection;
import dev.tableauwebhooks.codec.TestActions.MailSettings;
import dev.tableauwebhooks.codec.TestActions.Method;
import dev.tableauwebhooks.codec.TestActions.OddSettings;
import dev.tableauwebhooks.codec.TestActions.Part;
import dev.tableauwebhooks.codec.TestActions.SlackConnection;
import dev.tableauwebhooks.codec.TestActions.SlackSettings;
import dev.tableauwebhooks.codec.TestActions.TagSettings;
import dev.tableauwebhooks.workflow.SettingsBinder.InvalidSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordBinderTest {
  private static final SlackConnection SLACK = new SlackConnection(Secret.of("bot"));
  private static final MailConnection HOME = new MailConnection("mail.home");

  private final RecordBinder binder =
      new RecordBinder(
          Map.of("API_TOKEN", Secret.of("t0p"), "SLACK_URL", Secret.of("https://hooks/x")),
          Map.of("slack", SLACK, "home", HOME, "work", new MailConnection("mail.work")));

  @Test
  void bindsEveryTypeOfSetting() {
    var input =
        Json.readObject(
            """
            {"token": {"secret": "API_TOKEN"}, "number": "12", "big": 12345678901, "ratio": 0.5,
             "flag": "True", "link": "mailto:a@example.com", "parts": [{"name": "a"},
             {"name": 5, "size": 2.0, "target": "https://x.example.com"}], "part": {"name": "b"}}\
            """);
    assertThat(binder.bind(OddSettings.class, input, Set.of()))
        .isEqualTo(
            new OddSettings(
                Secret.of("t0p"),
                12,
                Optional.of(12345678901L),
                Optional.of(0.5),
                true,
                Optional.of(URI.create("mailto:a@example.com")),
                List.of(
                    new Part("a", 1, Optional.empty()),
                    new Part(
                        "5",
                        2,
                        Optional.of(new Target(URI.create("https://x.example.com"), false)))),
                Optional.of(new Part("b", 1, Optional.empty()))));
  }

  @Test
  void takesSecretsAsTextOnlyFromTheConfiguration() {
    Map<String, Object> input = Map.of("token", "xoxb-1");

    assertThat(RecordBinder.ofConfiguration().bind(SlackConnection.class, input, Set.of()))
        .isEqualTo(new SlackConnection(Secret.of("xoxb-1")));
    assertThatThrownBy(() -> binder.bind(SlackConnection.class, input, Set.of()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage("Setting 'token' takes a secret by its name.");
  }

  @Test
  void fillsInDefaults() {
    assertThat(
            binder.bind(
                HttpSettings.class, Map.of("url", "https://x.example.com/a"), Set.of("url")))
        .isEqualTo(
            new HttpSettings(
                Method.POST,
                new Target(URI.create("https://x.example.com/a"), true),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(200, 201, 202, 204),
                Duration.ofSeconds(30)));
  }

  @Test
  void readsEnumsInAnyCase() {
    for (var word : List.of("WARN_ONLY", "warn_only", "warn-only", "warnOnly")) {
      assertThat(
              binder
                  .bind(LogSettings.class, Map.of("message", "x", "level", word), Set.of())
                  .level())
          .isEqualTo(Level.WARN_ONLY);
    }
  }

  @Test
  void putsSecretsIntoHeadersBesidePlainText() {
    var input =
        Map.<String, Object>of(
            "url",
            "https://x.example.com",
            "headers",
            Map.of("Authorization", Map.of("secret", "API_TOKEN"), "X-Count", 5, "X-Text", "a"));
    assertThat(binder.bind(HttpSettings.class, input, Set.of()).headers())
        .isEqualTo(
            Map.of(
                "Authorization", Secret.of("t0p"),
                "X-Count", Secret.of("5"),
                "X-Text", Secret.of("a")));
  }

  @Test
  void keepsAnyJsonAsItIs() {
    var json = Arrays.asList(1, null, Map.of("secret", "API_TOKEN"));
    assertThat(
            binder
                .bind(
                    HttpSettings.class,
                    Map.of("url", "https://x.example.com", "json", json),
                    Set.of())
                .json())
        .contains(json);
  }

  @Test
  void takesASingleValueForAListAndLeavesOutAbsentElements() {
    assertThat(binder.bind(TagSettings.class, Map.of("tags", "a"), Set.of()))
        .isEqualTo(new TagSettings(List.of("a")));
    assertThat(
            binder.bind(TagSettings.class, Map.of("tags", Arrays.asList("a", null, 2.5)), Set.of()))
        .isEqualTo(new TagSettings(List.of("a", "2.5")));
  }

  @Test
  void findsConnectionsByNameOrTheOnlyOne() {
    assertThat(binder.bind(SlackSettings.class, Map.of("text", "x"), Set.of()).connection())
        .contains(SLACK);
    var mail = Map.<String, Object>of("connection", "home", "to", "a@example.com", "html", "x");
    assertThat(binder.bind(MailSettings.class, mail, Set.of()).connection()).isEqualTo(HOME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "{}                                     => Setting 'token' is missing. => Put the secret into the configuration, and write ${{ secrets.NAME }} here.",
        "{'token': 'plain'}                     => Setting 'token' takes a secret by its name. => Put the secret into the configuration, and name it: {\"secret\": \"NAME\"}.",
        "{'token': {'secret': 'NOPE'}}          => Unknown secret 'NOPE' in setting 'token'. => Add 'NOPE' to secrets in the configuration.",
        "{'token': {'secret': 'API_TOKEN'}, 'number': 'many'} => Setting 'number' is 'many', not a whole number. => Write a whole number of up to 10 digits.",
        "{'token': {'secret': 'API_TOKEN'}, 'number': 2147483648} => Setting 'number' is '2147483648', not a whole number. => Write a whole number of up to 10 digits.",
        "{'token': {'secret': 'API_TOKEN'}, 'number': 1e300} => Setting 'number' is '1.0E300', not a whole number. => Write a whole number of up to 10 digits.",
        "{'token': {'secret': 'API_TOKEN'}, 'flag': 'yes'} => Setting 'flag' is 'yes', not true or false. => Write true or false.",
        "{'token': {'secret': 'API_TOKEN'}, 'ratio': [1]} => Setting 'ratio' is '[1]', not a number. => Write a number, such as 1.5.",
        "{'token': {'secret': 'API_TOKEN'}, 'link': 'a b'} => Setting 'link' is 'a b', not a URL. => Write an address, such as https://example.com/path.",
        "{'token': {'secret': 'API_TOKEN'}, 'part': 'x'} => Setting 'part' is 'x', not a map. => Write keys with values, indented below it.",
        "{'token': {'secret': 'API_TOKEN'}, 'part': {}} => Setting 'part.name' is missing. => Write text.",
        "{'token': {'secret': 'API_TOKEN'}, 'part': {'name': 'a', 'siez': 1}} => Unknown setting 'part.siez'. => Did you mean 'size'?",
        "{'token': {'secret': 'API_TOKEN'}, 'parts': [{'name': 'a'}, {'name': 'a', 'target': 'x'}]} => Setting 'parts[1].target' is 'x', not a URL. => Write the whole address, such as https://example.com/path.",
        "{'token': {'secret': 'API_TOKEN'}, 'part': {'name': 'a', 'size': 101}} => The size of a part is at most 100. => Change the settings of this step.",
        "{'token': {'secret': 'API_TOKEN'}, 'numbr': 1} => Unknown setting 'numbr'. => Did you mean 'number'?",
      })
  void saysWhichSettingDoesNotFit(String json, String message, String fix) {
    assertThatThrownBy(() ->
            binder.bind(OddSettings.class, Json.readObject(json.replace('\'', '"')), Set.of()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage(message)
        .satisfies(invalid -> assertThat(((InvalidSettings) invalid).fix()).isEqualTo(fix));
  }

  @Test
  void saysWhichConnectionIsMissing() {
    assertThatThrownBy(() -> binder.bind(DeskSettings.class, Map.of("title", "x"), Set.of()))
        .hasMessage("Setting 'connection' is missing, and no such connection is configured.");
    assertThatThrownBy(
            () -> binder.bind(MailSettings.class, Map.of("to", "a", "html", "x"), Set.of()))
        .hasMessage("Setting 'connection' is missing, and several connections could be meant.");
    assertThatThrownBy(() ->
            binder.bind(
                MailSettings.class,
                Map.of("connection", "slack", "to", "a", "html", "x"),
                Set.of()))
        .hasMessage("Setting 'connection' names the connection 'slack', which is not configured.");
  }

  @Test
  void neverShowsASecret() {
    var settings =
        binder.bind(OddSettings.class, Map.of("token", Map.of("secret", "API_TOKEN")), Set.of());
    assertThat(settings.toString()).doesNotContain("t0p");
  }
}

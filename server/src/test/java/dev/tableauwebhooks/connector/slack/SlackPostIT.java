package dev.tableauwebhooks.connector.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.RetryLater;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import dev.tableauwebhooks.action.ActionOutcome.Wait;
import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.connector.SampleContext;
import dev.tableauwebhooks.http.HttpSender;
import dev.tableauwebhooks.http.HttpStandIn.Answer;
import dev.tableauwebhooks.http.JsonValue;
import dev.tableauwebhooks.http.OutgoingPolicy;
import dev.tableauwebhooks.http.SettableTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SlackPostIT {
  private static final String ADMIN =
      "Ask an administrator of the workspace to let the app post there, or post to another channel.";
  private static final List<Map<String, String>> DIVIDER = List.of(Map.of("type", "divider"));

  private final SettableTime time = new SettableTime();
  private final HttpSender sender = HttpSender.start(OutgoingPolicy.DEFAULT, time);
  private final SlackStandIn slack = new SlackStandIn();

  @AfterEach
  void close() {
    sender.close();
    slack.close();
  }

  @Test
  void postsByBotAndReturnsTheMessagesIdentifier() throws Exception {
    var outcome = run(bot(), "#data-alerts", ":x: *Sales &amp; Costs* failed");

    assertThat(outcome)
        .isEqualTo(
            new Succeeded(
                "Posted to #data-alerts in Slack",
                Map.of("ts", "1503435956.000247", "channel", "C1H9RESGL")));
    assertThat(slack.only().uri()).hasToString("/api/chat.postMessage");
    assertThat(slack.only().json())
        .isEqualTo(
            JsonValue.object()
                .put("channel", "#data-alerts")
                .put("text", ":x: *Sales &amp; Costs* failed")
                .put("unfurl_links", false)
                .build());
  }

  @Test
  void sendsEverySetting() throws Exception {
    run(
        new SlackPostSettings(
            bot(),
            Optional.of("C1H9RESGL"),
            "fallback",
            Optional.of(DIVIDER),
            Optional.of("1503435956.000247"),
            Optional.of("Tableau"),
            Optional.of(":bar_chart:"),
            true,
            Optional.empty()));

    assertThat(slack.only().json())
        .hasToString(
            "{\"channel\":\"C1H9RESGL\",\"text\":\"fallback\",\"blocks\":[{\"type\":\"divider\"}],"
                + "\"thread_ts\":\"1503435956.000247\",\"username\":\"Tableau\","
                + "\"icon_emoji\":\":bar_chart:\",\"unfurl_links\":true}");
  }

  @Test
  void takesBlocksAsBlockKitBuilderCopiesThem() throws Exception {
    assertThat(run(withBlocks("x", Map.of("blocks", DIVIDER)))).isInstanceOf(Succeeded.class);

    assertThat(slack.only().json().find("blocks")).contains(JsonValue.of(DIVIDER));
  }

  @Test
  void postsByWebhook() throws Exception {
    var outcome =
        run(
            new SlackPostSettings(
                webhook(),
                Optional.empty(),
                "Hello",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty()));

    assertThat(outcome).isEqualTo(new Succeeded("Posted to Slack by webhook"));
    assertThat(slack.only().json()).hasToString("{\"text\":\"Hello\",\"unfurl_links\":false}");
    assertThat(slack.only().header("Authorization")).isEmpty();
  }

  @Test
  void theBotPostsWhereAStepNamesAChannelAndTheWebhookElse() throws Exception {
    var both = new SlackConnection(webhook().webhookUrl(), bot().botToken(), slack.apiUrl());

    run(both, "#data-alerts", "one");
    run(both, "", "two");

    assertThat(slack.received().get(0).uri().getPath()).isEqualTo("/api/chat.postMessage");
    assertThat(slack.received().get(1).uri().getPath()).startsWith("/services/");
  }

  @Test
  void saysWhatIsMissingBeforeItCalls() throws Exception {
    var nothing =
        new SlackConnection(Optional.empty(), Optional.of(Secret.of(" ")), slack.apiUrl());

    assertThat(run(nothing, "#data-alerts", "x"))
        .isEqualTo(
            new Failed(
                "The Slack connection has neither 'botToken' nor 'webhookUrl'.",
                "Add one of them to the connection in tableau-webhooks.yaml."));
    assertThat(run(bot(), " ", "x"))
        .isEqualTo(
            new Failed(
                "'channel' is missing, and a bot token has no channel of its own.",
                "Give 'channel' the ID or the #name of a channel."));
    assertThat(run(bot(), "#data-alerts", " "))
        .isEqualTo(new Failed("'text' is empty.", "Give 'text' or 'blocks' something to show."));
    assertThat(run(withBlocks("x", "divider")))
        .isEqualTo(
            new Failed("'blocks' is not a list.", "Give 'blocks' a list of Block Kit blocks."));
    assertThat(slack.received()).isEmpty();
  }

  @Test
  void shortensWhatSlackWouldCut() throws Exception {
    assertThat(run(bot(), "#data-alerts", "x".repeat(50_000))).isInstanceOf(Succeeded.class);

    assertThat(slack.only().json().findText("text").orElseThrow())
        .isEqualTo("x".repeat(39_960) + "… (+10040 more characters)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          channel_not_found | Check the channel's name, or use its ID (at the end of the channel's details). Invite the app to a private channel with /invite.
          not_in_channel    | Invite the app to the channel with /invite, or give it the scope chat:write.public.
          is_archived       | Unarchive the channel in Slack, or post to another one.
          msg_too_long      | Shorten 'text' or 'blocks'; put what is long into a thread or behind a link.
          invalid_auth      | Copy the app's Bot User OAuth Token (api.slack.com/apps, OAuth & Permissions) into 'botToken' of the connection.
          token_revoked     | Copy the app's Bot User OAuth Token (api.slack.com/apps, OAuth & Permissions) into 'botToken' of the connection.
          restricted_action_thread_only_channel | Name a message to answer in 'threadTs'.
          something_new     | Look the code up at https://docs.slack.dev/reference/methods/chat.postMessage#errors.
          """)
  void saysWhatToDoAboutErrorsOfTheApi(String code, String fix) throws Exception {
    slack.fail(SlackStandIn.error(code));

    assertThat(run(bot(), "#data-alerts", "x"))
        .isEqualTo(new Failed("Slack answered '%s'.".formatted(code), fix));
  }

  @Test
  void namesTheScopeThatIsMissing() throws Exception {
    slack.fail(
        Answer.json(
            200,
            "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write:bot\",\"provided\":\"identify\"}"));

    assertThat(run(bot(), "#data-alerts", "x"))
        .isEqualTo(
            new Failed(
                "Slack answered 'missing_scope' (needed: chat:write:bot; provided: identify).",
                "Add the scope to the app (api.slack.com/apps, OAuth & Permissions), reinstall the app, and copy the new token into 'botToken' of the connection."));
  }

  @Test
  void quotesWhatSlackFindsWrongWithBlocks() throws Exception {
    slack.fail(
        Answer.json(
            200,
            """
            {"ok": false, "error": "invalid_blocks",
             "errors": ["must be less than 3001 characters [json-pointer:/blocks/0/text/text]"],
             "response_metadata": {"messages": [
               "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"]}}\
            """));

    assertThat(run(withBlocks("x", DIVIDER)))
        .isEqualTo(
            new Failed(
                "Slack answered 'invalid_blocks' (must be less than 3001 characters [json-pointer:/blocks/0/text/text]).",
                "Try the blocks in Block Kit Builder (app.slack.com/block-kit-builder) and correct 'blocks'."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fatal_error", "internal_error", "service_unavailable", "request_timeout"})
  void triesAgainWhatSlackSaysWillPass(String code) throws Exception {
    slack.fail(SlackStandIn.error(code));

    assertThat(run(bot(), "#data-alerts", "x"))
        .isEqualTo(new RetryLater("Slack answered '%s'.".formatted(code)));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void triesAgainWhereSlackIsDown(int status) throws Exception {
    slack.fail(Answer.of(status, "<html>sorry</html>"));

    var expected = new RetryLater("Slack answered %d without an error code.".formatted(status));
    assertThat(run(bot(), "#data-alerts", "x")).isEqualTo(expected);
    assertThat(run(webhook(), "", "x")).isEqualTo(expected);
  }

  @Test
  void waitsAsSlackAsksInTheChannelThatIsLimited() throws Exception {
    slack.fail(
        Answer.json(429, "{\"ok\":false,\"error\":\"ratelimited\"}").with("Retry-After", "30"));
    assertThat(run(bot(), "#data-alerts", "x"))
        .isEqualTo(new Wait("Slack answered 'ratelimited'.", Duration.ofSeconds(30)));

    slack.fail(SlackStandIn.error("is_archived"));
    assertThat(run(bot(), "#data-alerts", "x"))
        .isEqualTo(
            new Wait(
                "http://127.0.0.1:%d asked us to wait until 2026-11-24T12:00:30Z."
                    .formatted(slack.apiUrl().getPort()),
                Duration.ofSeconds(30)));
    assertThat(run(bot(), "#other", "x")).as("another channel").isInstanceOf(Failed.class);

    time.advance(Duration.ofSeconds(30));
    assertThat(run(bot(), "#data-alerts", "x")).isInstanceOf(Failed.class);
    assertThat(slack.received()).hasSize(3);
  }

  @Test
  void waitsALittleWhereSlackDoesNotSayHowLong() throws Exception {
    slack.fail(SlackStandIn.error("rate_limited"));

    assertThat(run(bot(), "#data-alerts", "x"))
        .isEqualTo(new Wait("Slack answered 'rate_limited'.", Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          400 | invalid_payload     | Check 'blocks': Slack could not read the message.
          400 | user_not_found      | Name an existing channel or user in 'channel'.
          400 | no_text             | Give 'text' or 'blocks' something to show.
          404 | channel_not_found   | Check the channel's name, or use its ID (at the end of the channel's details). Invite the app to a private channel with /invite.
          410 | channel_is_archived | Unarchive the channel in Slack, or post to another one.
          404 | no_service          | Make a new incoming webhook for the app (api.slack.com/apps, Incoming Webhooks) and put its address into 'webhookUrl' of the connection.
          403 | invalid_token       | Make a new incoming webhook for the app (api.slack.com/apps, Incoming Webhooks) and put its address into 'webhookUrl' of the connection.
          """)
  void saysWhatToDoAboutErrorsOfWebhooks(int status, String code, String fix) throws Exception {
    slack.fail(Answer.of(status, code));

    assertThat(run(webhook(), "", "x"))
        .isEqualTo(new Failed("Slack answered '%s'.".formatted(code), fix));
  }

  @Test
  void knowsWhatAnAdministratorForbids() throws Exception {
    slack.fail(Answer.of(403, "action_prohibited"));
    assertThat(run(webhook(), "", "x"))
        .isEqualTo(new Failed("Slack answered 'action_prohibited'.", ADMIN));

    slack.fail(SlackStandIn.error("restricted_action"));
    assertThat(run(bot(), "#data-alerts", "x"))
        .isEqualTo(new Failed("Slack answered 'restricted_action'.", ADMIN));
  }

  @Test
  void webhooksAreLimitedAndFailNowAndThen() throws Exception {
    slack.fail(Answer.of(500, "rollup_error"));
    assertThat(run(webhook(), "", "x")).isEqualTo(new RetryLater("Slack answered 'rollup_error'."));

    slack.fail(Answer.of(429, "rate_limited").with("Retry-After", "2"));
    assertThat(run(webhook(), "", "x"))
        .isEqualTo(new Wait("Slack answered 'rate_limited'.", Duration.ofSeconds(2)));
  }

  @Test
  void saysThatSomethingElseAnswers() throws Exception {
    slack.fail(Answer.of(404, "<html>nginx</html>"));

    assertThat(run(bot(), "#data-alerts", "x"))
        .isEqualTo(
            new Failed(
                "Slack answered 404 without an error code.",
                "Check 'apiUrl' of the connection: what answers there is not Slack's Web API."));
    assertThat(run(webhook(), "", "x"))
        .isEqualTo(
            new Failed(
                "Slack answered 404 without an error code.",
                "Check 'webhookUrl' of the connection: what answers there is not a Slack webhook."));

    slack.fail(Answer.json(200, "{\"ok\":\"yes\"}"));
    assertThat(run(bot(), "#data-alerts", "x")).isInstanceOf(Failed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          hooks.slack.com/services/s3cret   | The address of the Slack connection cannot be called: The address has no scheme and host. | Write the whole address, such as https://example.com/hook.
          https://hooks.slack.com/s3 cret   | 'webhookUrl' of the Slack connection is not an address. | Copy the address of the incoming webhook anew: https://hooks.slack.com/services/…
          http://169.254.169.254/s3cret     | The address of the Slack connection cannot be called: 169.254.169.254 is a link-local address, where clouds keep their metadata. Such addresses are never called. | Call another host instead.
          """)
  void doesNotShowTheWebhookThatCannotBeCalled(String url, String reason, String fix)
      throws Exception {
    var connection =
        new SlackConnection(Optional.of(Secret.of(url)), Optional.empty(), slack.apiUrl());

    assertThat(run(connection, "", "x")).isEqualTo(new Failed(reason, fix));
  }

  @Test
  void printsNoSecret() {
    assertThat(bot().toString() + webhook()).doesNotContain("s3cret");
  }

  private SlackConnection bot() {
    return new SlackConnection(
        Optional.empty(),
        Optional.of(Secret.of(SlackStandIn.TOKEN)),
        URI.create(slack.apiUrl() + "/"));
  }

  private SlackConnection webhook() {
    return new SlackConnection(
        Optional.of(Secret.of(slack.webhookUrl().toString())), Optional.empty(), slack.apiUrl());
  }

  private SlackPostSettings withBlocks(String text, Object blocks) {
    return new SlackPostSettings(
        bot(),
        Optional.of("#data-alerts"),
        text,
        Optional.of(blocks),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private ActionOutcome run(SlackConnection connection, String channel, String text)
      throws InterruptedException {
    return run(
        new SlackPostSettings(
            connection,
            Optional.of(channel),
            text,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty()));
  }

  private ActionOutcome run(SlackPostSettings settings) throws InterruptedException {
    return new SlackPost(sender).run(settings, new SampleContext());
  }
}

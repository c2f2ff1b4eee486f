package dev.tableauwebhooks.connector.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.RetryLater;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import dev.tableauwebhooks.action.ActionOutcome.Wait;
import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.connector.SampleContext;
import dev.tableauwebhooks.connector.slack.SlackPostSettings.Again;
import dev.tableauwebhooks.http.HttpSender;
import dev.tableauwebhooks.http.HttpStandIn.Answer;
import dev.tableauwebhooks.http.HttpStandIn.Received;
import dev.tableauwebhooks.http.OutgoingPolicy;
import dev.tableauwebhooks.http.SettableTime;
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

/** What becomes of a message when its step runs again, and edits by {@code slack.update}. */
@Timeout(60)
class SlackAgainIT {
  private static final Map<String, Object> FIRST =
      Map.of("ts", SlackStandIn.FIRST, "channel", SlackStandIn.CHANNEL);
  private static final Map<String, Object> SECOND =
      Map.of("ts", SlackStandIn.SECOND, "channel", SlackStandIn.CHANNEL);
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
  void editsItsMessage() throws Exception {
    var first = post(Again.EDIT, "60 failed", Map.of());
    var next = post(Again.EDIT, "All recovered", outputs(first));

    assertThat(next).isEqualTo(new Succeeded("Edited the message in #data-alerts in Slack", FIRST));
    assertThat(paths()).containsExactly("/api/chat.postMessage", "/api/chat.update");
    assertThat(last().json())
        .hasToString(
            "{\"channel\":\"C1H9RESGL\",\"ts\":\"1503435956.000247\",\"text\":\"All recovered\","
                + "\"blocks\":[],\"parse\":\"none\"}");
  }

  @Test
  void editsUnaskedInAnIncidentOnly() throws Exception {
    var unasked = settings(bot(), "#data-alerts", Optional.empty(), "2 more failed");
    var action = new SlackPost(sender);
    action.run(unasked, new SampleContext());

    assertThat(action.run(unasked, new SampleContext(FIRST, Optional.of("incident-1"))))
        .isEqualTo(new Succeeded("Edited the message in #data-alerts in Slack", FIRST));
    assertThat(action.run(unasked, new SampleContext(FIRST, Optional.empty())))
        .isEqualTo(new Succeeded("Posted to #data-alerts in Slack", SECOND));
  }

  @Test
  void answersInTheThreadOfTheFirstMessageEachTime() throws Exception {
    var first = post(Again.THREAD, "60 failed", Map.of());
    var second = post(Again.THREAD, "61 failed", outputs(first));
    var third = post(Again.THREAD, "All recovered", outputs(second));

    assertThat(second)
        .isEqualTo(new Succeeded("Answered in a thread of #data-alerts in Slack", FIRST));
    assertThat(third).isEqualTo(second);
    assertThat(slack.received().getFirst().json().find("thread_ts")).isEmpty();
    assertThat(slack.received().subList(1, 3))
        .allSatisfy(answer -> {
          assertThat(answer.uri().getPath()).isEqualTo("/api/chat.postMessage");
          assertThat(answer.json().findText("channel")).contains(SlackStandIn.CHANNEL);
          assertThat(answer.json().findText("thread_ts")).contains(SlackStandIn.FIRST);
        });
  }

  @Test
  void shortensAnEditMoreThanAPost() throws Exception {
    var text = "x".repeat(5_000);
    var first = post(Again.EDIT, text, Map.of());
    assertThat(last().json().findText("text")).contains(text);

    assertThat(post(Again.EDIT, text, outputs(first))).isInstanceOf(Succeeded.class);
    assertThat(last().json().findText("text"))
        .contains("x".repeat(3_960) + "… (+1040 more characters)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cannot_reply_to_message", "restricted_action_thread_locked"})
  void postsAnewWhereTheThreadIsClosed(String code) throws Exception {
    slack.failAnswers(SlackStandIn.error(code));

    assertThat(post(Again.THREAD, "61 failed", SECOND))
        .isEqualTo(new Succeeded("Posted to #data-alerts in Slack", FIRST));
    assertThat(last().json().find("thread_ts")).isEmpty();
  }

  @Test
  void postsNothingElsewhereWhereTheStepNamesTheThread() throws Exception {
    slack.failAnswers(SlackStandIn.error("restricted_action_thread_locked"));
    var settings =
        new SlackPostSettings(
            bot(),
            Optional.of("#data-alerts"),
            "61 failed",
            Optional.empty(),
            Optional.of("1503435000.000001"),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of(Again.THREAD));

    assertThat(new SlackPost(sender).run(settings, new SampleContext(FIRST, Optional.empty())))
        .isEqualTo(
            new Failed(
                "Slack answered 'restricted_action_thread_locked'.",
                "Unlock the thread, or leave 'threadTs' out."));
    assertThat(slack.received()).hasSize(1);
  }

  @Test
  void postsANewMessageWhereItShall() throws Exception {
    var first = post(Again.POST, "60 failed", Map.of());
    var next = post(Again.POST, "All recovered", outputs(first));

    assertThat(next).isEqualTo(new Succeeded("Posted to #data-alerts in Slack", SECOND));
    assertThat(last().json().find("thread_ts")).isEmpty();
  }

  @Test
  void postsAnewWhatWasDeletedAndThenEditsThat() throws Exception {
    var first = post(Again.EDIT, "60 failed", Map.of());
    slack.deleteMessages();

    var next = post(Again.EDIT, "61 failed", outputs(first));
    var last = post(Again.EDIT, "All recovered", outputs(next));

    assertThat(next).isEqualTo(new Succeeded("Posted to #data-alerts in Slack", SECOND));
    assertThat(last)
        .isEqualTo(new Succeeded("Edited the message in #data-alerts in Slack", SECOND));
    assertThat(paths())
        .containsExactly(
            "/api/chat.postMessage",
            "/api/chat.update",
            "/api/chat.postMessage",
            "/api/chat.update");
  }

  @Test
  void postsAnewWhatTheWorkspaceNoLongerLetsItEdit() throws Exception {
    slack.failEdits(SlackStandIn.error("edit_window_closed"));

    assertThat(post(Again.EDIT, "All recovered", SECOND))
        .isEqualTo(new Succeeded("Posted to #data-alerts in Slack", FIRST));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          cant_update_message | Edit by the connection that posted the message: an app may edit its own messages only.
          is_inactive         | Unarchive the channel in Slack, or post to another one.
          token_revoked       | Copy the app's Bot User OAuth Token (api.slack.com/apps, OAuth & Permissions) into 'botToken' of the connection.
          """)
  void postsNothingWhereAnEditIsRefused(String code, String fix) throws Exception {
    slack.failEdits(SlackStandIn.error(code));

    assertThat(post(Again.EDIT, "All recovered", FIRST))
        .isEqualTo(new Failed("Slack answered '%s'.".formatted(code), fix));
    assertThat(paths()).containsExactly("/api/chat.update");
  }

  @ParameterizedTest
  @ValueSource(strings = {"update_failed", "external_channel_migrating", "internal_error"})
  void triesAnEditAgainThatSlackCouldNotMake(String code) throws Exception {
    slack.failEdits(SlackStandIn.error(code));

    assertThat(post(Again.EDIT, "All recovered", FIRST))
        .isEqualTo(new RetryLater("Slack answered '%s'.".formatted(code)));
    assertThat(paths()).containsExactly("/api/chat.update");
  }

  @Test
  void editsWaitForSlackAndNewMessagesDoNot() throws Exception {
    var first = post(Again.EDIT, "60 failed", Map.of());
    slack.failEdits(
        Answer.json(429, "{\"ok\":false,\"error\":\"ratelimited\"}").with("Retry-After", "20"));

    assertThat(post(Again.EDIT, "61 failed", outputs(first)))
        .isEqualTo(new Wait("Slack answered 'ratelimited'.", Duration.ofSeconds(20)));
    assertThat(post(Again.EDIT, "62 failed", outputs(first))).isInstanceOf(Wait.class);
    assertThat(paths()).as("asks no second time").hasSize(2);
    assertThat(post(Again.EDIT, "Another incident", Map.of())).isInstanceOf(Succeeded.class);

    time.advance(Duration.ofSeconds(20));
    slack.failEdits(SlackStandIn.error("is_inactive"));
    assertThat(post(Again.EDIT, "63 failed", outputs(first))).isInstanceOf(Failed.class);
  }

  @Test
  void aWebhookPostsAgain() throws Exception {
    var first = run(webhook(), "", Again.EDIT, "60 failed", Map.of());
    var next = run(webhook(), "", Again.EDIT, "All recovered", outputs(first));

    assertThat(next).isEqualTo(new Succeeded("Posted to Slack by webhook"));
    assertThat(paths()).hasSize(2).allMatch(path -> path.startsWith("/services/"));
  }

  @Test
  void aWebhookCannotEditWhatABotPosted() throws Exception {
    assertThat(run(webhook(), "", Again.EDIT, "All recovered", FIRST))
        .isEqualTo(new Succeeded("Posted to Slack by webhook"));
  }

  @Test
  void updatesAMessageThatItsIdentifierNames() throws Exception {
    post(Again.POST, "Refreshing …", Map.of());

    assertThat(update(SlackStandIn.CHANNEL, SlackStandIn.FIRST, Optional.of(DIVIDER)))
        .isEqualTo(new Succeeded("Edited a message of C1H9RESGL in Slack", FIRST));
    assertThat(last().uri()).hasToString("/api/chat.update");
    assertThat(last().json())
        .hasToString(
            "{\"channel\":\"C1H9RESGL\",\"ts\":\"1503435956.000247\",\"text\":\"Done\","
                + "\"blocks\":[{\"type\":\"divider\"}],\"parse\":\"none\"}");
  }

  @Test
  void saysWhatIsWrongWithAnUpdateBeforeItCalls() throws Exception {
    var nameless =
        new Failed(
            "'channel' or 'ts' is empty, so no message is named.",
            "Give both as the step that posted the message returned them, for example ${{ steps.tell.ts }}.");

    assertThat(update(SlackStandIn.CHANNEL, " ", Optional.empty())).isEqualTo(nameless);
    assertThat(update("", SlackStandIn.FIRST, Optional.empty())).isEqualTo(nameless);
    assertThat(update(SlackStandIn.CHANNEL, SlackStandIn.FIRST, Optional.of("divider")))
        .isEqualTo(
            new Failed("'blocks' is not a list.", "Give 'blocks' a list of Block Kit blocks."));
    var settings =
        new SlackUpdateSettings(
            webhook(), SlackStandIn.CHANNEL, SlackStandIn.FIRST, "Done", Optional.empty());
    assertThat(new SlackUpdate(sender).run(settings, new SampleContext()))
        .isEqualTo(
            new Failed(
                "The Slack connection has no 'botToken', and a webhook cannot edit.",
                "Add 'botToken' to the connection in tableau-webhooks.yaml."));
    assertThat(slack.received()).isEmpty();
  }

  @Test
  void updatesNothingInPlaceOfAMessageThatIsGone() throws Exception {
    assertThat(update(SlackStandIn.CHANNEL, SlackStandIn.FIRST, Optional.empty()))
        .isEqualTo(
            new Failed(
                "Slack answered 'message_not_found'.",
                "Give 'ts' and 'channel' as slack.post returned them; a message that was deleted cannot be edited."));
    assertThat(paths()).containsExactly("/api/chat.update");
  }

  private ActionOutcome update(String channel, String ts, Optional<Object> blocks)
      throws InterruptedException {
    return new SlackUpdate(sender)
        .run(new SlackUpdateSettings(bot(), channel, ts, "Done", blocks), new SampleContext());
  }

  private ActionOutcome post(Again again, String text, Map<String, Object> earlier)
      throws InterruptedException {
    return run(bot(), "#data-alerts", again, text, earlier);
  }

  private ActionOutcome run(
      SlackConnection connection,
      String channel,
      Again again,
      String text,
      Map<String, Object> earlier)
      throws InterruptedException {
    return new SlackPost(sender)
        .run(
            settings(connection, channel, Optional.of(again), text),
            new SampleContext(earlier, Optional.empty()));
  }

  private static SlackPostSettings settings(
      SlackConnection connection, String channel, Optional<Again> again, String text) {
    return new SlackPostSettings(
        connection,
        Optional.of(channel),
        text,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        again);
  }

  private SlackConnection bot() {
    return new SlackConnection(
        Optional.empty(), Optional.of(Secret.of(SlackStandIn.TOKEN)), slack.apiUrl());
  }

  private SlackConnection webhook() {
    return new SlackConnection(
        Optional.of(Secret.of(slack.webhookUrl().toString())), Optional.empty(), slack.apiUrl());
  }

  private static Map<String, Object> outputs(ActionOutcome outcome) {
    return ((Succeeded) outcome).outputs();
  }

  private List<String> paths() {
    return slack.received().stream().map(request -> request.uri().getPath()).toList();
  }

  private Received last() {
    return slack.received().getLast();
  }
}

package dev.tableauwebhooks.connector.slack;

import static java.util.Map.entry;

import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.RetryLater;
import dev.tableauwebhooks.action.ActionOutcome.Wait;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Slack's error codes mean for a message, and what to do about each.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage#errors">the codes of
 *     chat.postMessage</a>
 * @see <a href="https://docs.slack.dev/reference/methods/chat.update#errors">the codes of
 *     chat.update</a>
 * @see <a
 *     href="https://api.slack.com/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks">the
 *     codes of incoming webhooks</a>
 */
final class SlackErrors {

  /** Slack says these pass by themselves. */
  private static final Set<String> PASSING =
      Set.of(
          "fatal_error",
          "internal_error",
          "service_unavailable",
          "request_timeout",
          "rollup_error",
          "update_failed",
          "external_channel_migrating",
          "team_added_to_org",
          "org_login_required");

  private static final Set<String> LIMITED =
      Set.of("ratelimited", "rate_limited", "message_limit_exceeded");

  private static final Duration UNTOLD_WAIT = Duration.ofSeconds(30);

  private static final String NEW_TOKEN =
      "Copy the app's Bot User OAuth Token (api.slack.com/apps, OAuth & Permissions) into 'botToken' of the connection.";
  private static final String NEW_WEBHOOK =
      "Make a new incoming webhook for the app (api.slack.com/apps, Incoming Webhooks) and put its address into 'webhookUrl' of the connection.";
  private static final String ASK_ADMIN =
      "Ask an administrator of the workspace to let the app post there, or post to another channel.";
  private static final String CHECK_BLOCKS =
      "Try the blocks in Block Kit Builder (app.slack.com/block-kit-builder) and correct 'blocks'.";
  private static final String SHORTER =
      "Shorten 'text' or 'blocks'; put what is long into a thread or behind a link.";
  private static final String UNARCHIVE = "Unarchive the channel in Slack, or post to another one.";

  /** Codes not listed here are new to us; the reference is then the best answer. */
  private static final Map<String, String> FIXES =
      Map.ofEntries(
          entry(
              "channel_not_found",
              "Check the channel's name, or use its ID (at the end of the channel's details). Invite the app to a private channel with /invite."),
          entry(
              "not_in_channel",
              "Invite the app to the channel with /invite, or give it the scope chat:write.public."),
          entry("is_archived", UNARCHIVE),
          entry("channel_is_archived", UNARCHIVE),
          entry("is_inactive", UNARCHIVE),
          entry(
              "message_not_found",
              "Give 'ts' and 'channel' as slack.post returned them; a message that was deleted cannot be edited."),
          entry(
              "cant_update_message",
              "Edit by the connection that posted the message: an app may edit its own messages only."),
          entry(
              "edit_window_closed",
              "Let an administrator of the workspace extend the time for edits, or post a new message."),
          entry("msg_too_long", SHORTER),
          entry("msg_blocks_too_long", SHORTER),
          entry("too_many_attachments", "Send fewer blocks."),
          entry("no_text", "Give 'text' or 'blocks' something to show."),
          entry(
              "missing_text_or_fallback_or_attachments",
              "Give 'text' or 'blocks' something to show."),
          entry("invalid_blocks", CHECK_BLOCKS),
          entry("invalid_blocks_format", CHECK_BLOCKS),
          entry("invalid_payload", "Check 'blocks': Slack could not read the message."),
          entry("invalid_auth", NEW_TOKEN),
          entry("not_authed", NEW_TOKEN),
          entry("account_inactive", NEW_TOKEN),
          entry("token_revoked", NEW_TOKEN),
          entry("token_expired", NEW_TOKEN),
          entry("not_allowed_token_type", NEW_TOKEN),
          entry(
              "missing_scope",
              "Add the scope to the app (api.slack.com/apps, OAuth & Permissions), reinstall the app, and copy the new token into 'botToken' of the connection."),
          entry("no_permission", ASK_ADMIN),
          entry("access_denied", ASK_ADMIN),
          entry("ekm_access_denied", ASK_ADMIN),
          entry("restricted_action", ASK_ADMIN),
          entry("restricted_action_read_only_channel", ASK_ADMIN),
          entry("restricted_action_thread_only_channel", "Name a message to answer in 'threadTs'."),
          entry("restricted_action_non_threadable_channel", "Leave 'threadTs' out."),
          entry("cannot_reply_to_message", "Give 'threadTs' the 'ts' of an ordinary message."),
          entry("action_prohibited", ASK_ADMIN),
          entry("posting_to_general_channel_denied", ASK_ADMIN),
          entry("user_not_found", "Name an existing channel or user in 'channel'."),
          entry("no_service", NEW_WEBHOOK),
          entry("no_service_id", NEW_WEBHOOK),
          entry("no_team", NEW_WEBHOOK),
          entry("team_disabled", NEW_WEBHOOK),
          entry("invalid_token", NEW_WEBHOOK));

  private SlackErrors() {}

  /**
   * What to do about an error.
   *
   * @param code Slack's own word, such as {@code not_in_channel}
   * @param detail what Slack says beyond the code; may be empty
   * @param retryAfter how long Slack asked us to wait
   */
  static ActionOutcome outcome(String code, String detail, Optional<Duration> retryAfter) {
    var reason =
        "Slack answered '%s'%s.".formatted(code, detail.isEmpty() ? "" : " (%s)".formatted(detail));
    if (LIMITED.contains(code)) {
      return new Wait(reason, retryAfter.orElse(UNTOLD_WAIT));
    }
    if (PASSING.contains(code)) {
      return retryAfter
          .<ActionOutcome>map(wait -> new Wait(reason, wait))
          .orElseGet(() -> new RetryLater(reason));
    }
    return new Failed(
        reason,
        FIXES.getOrDefault(
            code,
            "Look the code up at https://docs.slack.dev/reference/methods/chat.postMessage#errors."));
  }
}

/**
 * The connector {@code slack}: messages in Slack, through an incoming webhook or an app's bot.
 *
 * <p>Start at {@link dev.tableauwebhooks.connector.slack.SlackConnector}. Requests and errors are
 * those of Slack's published API, cited where they are used. May use {@code action}, {@code event}
 * and {@code http}.
 */
@NullMarked
package dev.tableauwebhooks.connector.slack;

import org.jspecify.annotations.NullMarked;

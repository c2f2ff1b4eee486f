package dev.tableauwebhooks.connector.slack;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Connection;
import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.action.Setting;
import java.net.URI;
import java.util.Optional;

/** How a Slack workspace is reached: by an incoming webhook, by an app's bot, or by both. */
public record SlackConnection(
    @Setting(
            "The address of an incoming webhook, https://hooks.slack.com/services/… It posts to the one channel it was made for.")
        Optional<Secret> webhookUrl,
    @Setting(
            "The Bot User OAuth Token of an app, xoxb-… It posts to every channel the app may see.")
        Optional<Secret> botToken,
    @Setting(
            value = "Where Slack's Web API is, for GovSlack and for tests.",
            defaultValue = "https://slack.com/api")
        URI apiUrl)
    implements Connection {
  public SlackConnection {
    webhookUrl = webhookUrl.filter(secret -> !secret.isBlank());
    botToken = botToken.filter(secret -> !secret.isBlank());
    requireNonNull(apiUrl, "apiUrl");
  }
}

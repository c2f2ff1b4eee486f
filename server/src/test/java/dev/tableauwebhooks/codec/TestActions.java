package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionDescription.Output;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.Connection;
import dev.tableauwebhooks.action.Markup;
import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.action.Setting;
import dev.tableauwebhooks.action.Target;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Doubles of the actions that workflows use, with settings of every type. */
public final class TestActions {

  /** Of a chat service. */
  public record SlackConnection(@Setting("The bot's token.") Secret token) implements Connection {}

  /** Of a mail server, of which two are configured. */
  public record MailConnection(@Setting("The server.") String host) implements Connection {}

  /** Of a service that nobody configured. */
  public record DeskConnection(@Setting("The server.") URI url) implements Connection {}

  public record LogSettings(
      @Setting("The line to write.") String message,
      @Setting(value = "How important it is.", defaultValue = "info") Level level) {}

  public enum Level {
    INFO,
    WARN,
    WARN_ONLY
  }

  public record HttpSettings(
      @Setting(value = "The method.", defaultValue = "POST") Method method,
      @Setting("The address to call.") Target url,
      @Setting(value = "Headers; values may be secrets.", defaultValue = "{}")
          Map<String, Secret> headers,
      @Setting("A JSON body.") Optional<Object> json,
      @Setting("A form body.") Optional<Map<String, String>> form,
      @Setting("The body as text.") Optional<String> body,
      @Setting(value = "The status codes that mean success.", defaultValue = "[200, 201, 202, 204]")
          List<Integer> expect,
      @Setting(value = "How long to wait.", defaultValue = "30s") Duration timeout) {}

  public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  public record SlackSettings(
      @Setting(value = "The message, in Slack's mrkdwn.", markup = Markup.MRKDWN) String text,
      @Setting("The channel.") Optional<String> channel,
      @Setting("The secret URL of an incoming webhook.") Optional<Secret> webhookUrl,
      @Setting("The connection of the bot.") Optional<SlackConnection> connection,
      @Setting(value = "Blocks of a richer message.", markup = Markup.MRKDWN)
          Optional<Object> blocks) {}

  public record TagSettings(@Setting("The tags.") List<String> tags) {}

  public record NoSettings() {}

  public record MailSettings(
      MailConnection connection,
      @Setting("Who gets it.") List<String> to,
      @Setting(value = "The message.", markup = Markup.HTML) String html) {}

  public record DeskSettings(
      DeskConnection connection, @Setting("What it is about.") String title) {}

  /** Every other type of setting. */
  public record OddSettings(
      Secret token,
      @Setting(value = "A number.", defaultValue = "7") int number,
      Optional<Long> big,
      Optional<Double> ratio,
      @Setting(value = "A switch.", defaultValue = "false") boolean flag,
      Optional<URI> link,
      @Setting(value = "Parts.", defaultValue = "[]") List<Part> parts,
      Optional<Part> part) {}

  public record Part(
      @Setting("Its name.") String name,
      @Setting(value = "Its size.", defaultValue = "1") int size,
      Optional<Target> target) {
    public Part {
      if (size > 100) {
        throw new IllegalArgumentException("The size of a part is at most 100.");
      }
    }
  }

  private TestActions() {}

  public static Map<String, Action<?>> all() {
    var actions = new LinkedHashMap<String, Action<?>>();
    add(actions, "log.write", LogSettings.class);
    add(
        actions,
        "http.request",
        HttpSettings.class,
        new Output("status", ActionDescription.Type.NUMBER, "The status."),
        new Output("body", ActionDescription.Type.ANY, "The body."));
    add(
        actions,
        "slack.post",
        SlackSettings.class,
        new Output("ts", ActionDescription.Type.TEXT, "The message's time."));
    add(actions, "tableau.addTags", TagSettings.class);
    add(actions, "tableau.removeTags", TagSettings.class);
    add(
        actions,
        "tableau.refresh",
        NoSettings.class,
        new Output("job", ActionDescription.Type.TEXT, "The job."));
    add(
        actions,
        "tableau.updateBroadcast",
        NoSettings.class,
        new Output("updated", ActionDescription.Type.NUMBER, "How many."));
    add(actions, "mail.send", MailSettings.class);
    add(actions, "desk.ticket", DeskSettings.class);
    add(actions, "odd.thing", OddSettings.class);
    return actions;
  }

  public static ReaderContext context() {
    return new ReaderContext(
        all(),
        Map.of(
            SlackConnection.class, Set.of("slack"), MailConnection.class, Set.of("work", "home")),
        Set.of("REGION", "BASE_URL"),
        Set.of("SLACK_URL", "API_TOKEN", "DESK_TOKEN", "CATALOG_AUTHORIZATION"),
        Set.of("demo", "finance"));
  }

  private static <S extends Record> void add(
      Map<String, Action<?>> actions, String name, Class<S> settings, Output... outputs) {
    var description = new ActionDescription<>(name, "Does a thing.", settings, List.of(outputs));
    actions.put(
        name,
        new Action<S>() {
          @Override
          public ActionDescription<S> description() {
            return description;
          }

          @Override
          public ActionOutcome run(S given, ActionContext context) {
            return new ActionOutcome.Succeeded("Did a thing");
          }
        });
  }
}

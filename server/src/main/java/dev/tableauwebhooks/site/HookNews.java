package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.rest.model.Webhook;
import dev.tableauwebhooks.run.InternalEvents.News;
import dev.tableauwebhooks.site.HookChange.Create;
import dev.tableauwebhooks.site.HookChange.Delete;
import dev.tableauwebhooks.site.HookChange.Enable;
import dev.tableauwebhooks.site.HookChange.Flaw;
import dev.tableauwebhooks.site.HookChange.Update;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the watch tells of one webhook that was not as it must be. */
final class HookNews {
  private final Site site;
  private final HookChange change;

  private HookNews(Site site, HookChange change) {
    this.site = site;
    this.change = change;
  }

  /**
   * Empty where the change is our own wish, such as a webhook for a new workflow, and not something
   * that befell a webhook.
   *
   * @param wasThere whether there was a webhook for the event before
   */
  static Optional<HookNews> of(Site site, HookChange change, boolean wasThere) {
    var befell =
        switch (change) {
          case Create _ -> wasThere;
          case Enable _ -> true;
          case Update update ->
              update.flaws().contains(Flaw.DISABLED) || update.flaws().contains(Flaw.ELSEWHERE);
          case Delete _ -> false;
        };
    return befell ? Optional.of(new HookNews(site, change)) : Optional.empty();
  }

  /** What occurred, whatever id the webhook has by now. */
  static String key(Site site, String event) {
    return site.name() + "\n" + event;
  }

  String key() {
    return key(site, change.event());
  }

  News disabled() {
    var details = details();
    details.put("problem", problem());
    hook()
        .map(Webhook::statusChangeReason)
        .filter(reason -> !reason.isBlank())
        .ifPresent(reason -> details.put("status_change_reason", reason));
    if (problem().equals("elsewhere")) {
      hook().flatMap(hook -> host(hook.url())).ifPresent(host -> details.put("posts_to", host));
    }
    return news(InternalEventType.HOOK_DISABLED, "%s %s".formatted(subject(), befell()), details);
  }

  News repaired() {
    var details = details();
    details.put("problem", problem());
    var done =
        switch (change) {
          case Create _ -> "was made anew.";
          case Update update when update.flaws().contains(Flaw.ELSEWHERE) -> "posts here again.";
          case Update _, Enable _, Delete _ -> "was switched on again.";
        };
    return news(InternalEventType.HOOK_REPAIRED, "%s %s".formatted(subject(), done), details);
  }

  private String problem() {
    return switch (change) {
      case Create _ -> "vanished";
      case Update update when update.flaws().contains(Flaw.ELSEWHERE) -> "elsewhere";
      case Update _, Enable _, Delete _ -> "disabled";
    };
  }

  private String befell() {
    return switch (problem()) {
      case "vanished" -> "has vanished.";
      case "elsewhere" -> "posts to another address.";
      default ->
          hook()
              .map(Webhook::statusChangeReason)
              .filter(reason -> !reason.isBlank())
              .map(reason -> "was switched off: " + sentence(reason))
              .orElse("was switched off.");
    };
  }

  private static String sentence(String reason) {
    return reason.endsWith(".") ? reason : reason + ".";
  }

  private String subject() {
    return "The webhook for %s on site %s".formatted(change.event(), site.name());
  }

  private Map<String, Object> details() {
    var details = new LinkedHashMap<String, Object>();
    details.put("site", site.name());
    details.put("webhook_event", change.event());
    details.put("webhook_name", change.name());
    return details;
  }

  private Optional<Webhook> hook() {
    return switch (change) {
      case Create _ -> Optional.empty();
      case Update update -> Optional.of(update.hook());
      case Enable enable -> Optional.of(enable.hook());
      case Delete delete -> Optional.of(delete.hook());
    };
  }

  /** An address may hold a secret; its host does not. */
  private static Optional<String> host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private News news(InternalEventType type, String text, Map<String, Object> details) {
    return new News(
        type,
        Optional.of(site.name()),
        site.knownLuid(),
        hook().map(Webhook::luid),
        Optional.of(change.name()),
        text,
        details);
  }
}

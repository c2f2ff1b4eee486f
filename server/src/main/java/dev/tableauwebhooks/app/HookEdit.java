package dev.tableauwebhooks.app;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.rest.model.Webhook;
import dev.tableauwebhooks.rest.model.WebhookDefinition;
import dev.tableauwebhooks.site.HookAddress;
import dev.tableauwebhooks.site.HookWish;
import dev.tableauwebhooks.workflow.expression.Suggestion;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What somebody wants a webhook of their own to be. */
public record HookEdit(Optional<String> name, Optional<String> url) {

  WebhookDefinition definition(String event, Optional<HookWish> wish, boolean allowAnyUrl) {
    var type = type(event);
    var target =
        url.map(given -> address(given, allowAnyUrl))
            .or(() -> wish.map(HookWish::url))
            .orElseThrow(() ->
                new HookTrouble(
                    "It is not known where the webhook must post to.",
                    "Give --url, or configure server.publicUrl."));
    var called =
        name.or(() -> wish.filter(_ -> url.isEmpty()).map(it -> it.name(type)))
            .orElse(type.wireName());
    return new WebhookDefinition(called, type.wireName(), target, true);
  }

  WebhookDefinition changed(Webhook known, Optional<String> event, boolean allowAnyUrl) {
    return new WebhookDefinition(
        name.orElse(known.name()),
        event.map(HookEdit::type).map(EventType::wireName).orElse(known.event()),
        url.map(given -> address(given, allowAnyUrl)).orElseGet(() -> URI.create(known.url())),
        known.isEnabled());
  }

  private static EventType type(String name) {
    return EventType.fromWireName(name).orElseThrow(() -> unknown(name));
  }

  private static HookTrouble unknown(String name) {
    if (InternalEventType.fromWireName(name).isPresent()) {
      return new HookTrouble(
          "'%s' is an event of this server's own, which Tableau does not send.".formatted(name),
          "Listen to it in a workflow; it needs no webhook.");
    }
    var names = Arrays.stream(EventType.values()).map(EventType::wireName).toList();
    return new HookTrouble("Tableau has no event '%s'.".formatted(name), fix(name, names));
  }

  private static String fix(String name, List<String> names) {
    return Suggestion.closest(name, names)
        .map("Did you mean '%s'?"::formatted)
        .orElseGet(() -> "Use one of: " + String.join(", ", names) + ".");
  }

  private static URI address(String given, boolean allowAny) {
    try {
      var uri = URI.create(given);
      var refusal = allowAny ? Optional.<HookAddress.Refusal>empty() : HookAddress.refusalOf(uri);
      if (refusal.isPresent()) {
        throw new HookTrouble(refusal.get().what(), refusal.get().fix());
      }
      return uri;
    } catch (IllegalArgumentException _) {
      throw new HookTrouble(
          "What is given as --url is no address.", "Give one such as https://example.com/hook.");
    }
  }
}

package dev.tableauwebhooks.site;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.TableauProblem;
import dev.tableauwebhooks.rest.model.Webhook;
import dev.tableauwebhooks.rest.model.WebhookDefinition;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the webhooks of one site and changes them, and remembers which there were. */
public final class HookKeeper {
  private static final String KIND = "webhook";

  private final Site site;
  private final SiteStore store;

  public HookKeeper(Site site, SiteStore store) {
    this.site = site;
    this.store = store;
  }

  /** What became of a change. */
  public sealed interface Result {
    HookChange change();

    /** It is done. */
    record Done(HookChange change) implements Result {}

    /**
     * Tableau did not do it.
     *
     * @param isExpected whether that is usual for this event, so that nobody need worry
     */
    record Refused(HookChange change, TableauException cause, boolean isExpected)
        implements Result {
      public Refused {
        requireNonNull(cause, "cause");
      }
    }
  }

  /**
   * All webhooks of the site.
   *
   * @throws TableauException where Tableau does not tell
   */
  public List<Webhook> list() {
    return site.tableau().webhooks().list().toList();
  }

  /**
   * Makes one change.
   *
   * @throws TableauException where it would be in vain to try the others, since the site is away
   */
  public Result apply(HookChange change, HookWish wish) {
    try {
      switch (change) {
        case HookChange.Create create -> create(create.type(), create.name(), wish.url());
        case HookChange.Update update -> update(update, wish.url());
        case HookChange.Enable enable -> enable(enable.hook(), wish);
        case HookChange.Delete delete -> site.tableau().webhooks().delete(delete.hook().luid());
      }
    } catch (TableauException e) {
      if (e.problem() instanceof TableauProblem.Answered answered
          && answered.kind() != TableauProblem.Kind.SIGN_IN_REFUSED) {
        return new Result.Refused(change, e, isBestEffort(change));
      }
      throw e;
    }
    note(change);
    return new Result.Done(change);
  }

  /** Tableau Cloud was seen to refuse these two, which can never reach a webhook of a site. */
  private static boolean isBestEffort(HookChange change) {
    return change instanceof HookChange.Create(var type, _)
        && (type == EventType.SITE_CREATED || type == EventType.SITE_UPDATED);
  }

  private void create(EventType type, String name, URI url) {
    site.tableau().webhooks().create(new WebhookDefinition(name, type.wireName(), url, true));
  }

  /** Servers before REST API 3.8 cannot change a webhook, but can make another. */
  private void update(HookChange.Update update, URI url) {
    var luid = update.hook().luid();
    try {
      site.tableau()
          .webhooks()
          .update(luid, new WebhookDefinition(update.name(), update.event(), url, true));
    } catch (TableauException e) {
      replace(e, luid, () -> create(update.type(), update.name(), url));
    }
  }

  private void enable(Webhook hook, HookWish wish) {
    try {
      site.tableau().webhooks().enable(hook.luid());
    } catch (TableauException e) {
      var type = EventType.fromWireName(hook.event()).orElseThrow(() -> e);
      replace(e, hook.luid(), () -> create(type, hook.name(), wish.url()));
    }
  }

  private void replace(TableauException e, String luid, Runnable creation) {
    if (!(e.problem() instanceof TableauProblem.TooOld)) {
      throw e;
    }
    site.tableau().webhooks().delete(luid);
    creation.run();
  }

  private void note(HookChange change) {
    if (change instanceof HookChange.Delete(_, HookChange.Surplus surplus)) {
      if (surplus == HookChange.Surplus.UNWANTED) {
        keep(change.event(), "deleted");
      }
    } else {
      keep(change.event(), "there");
    }
  }

  /** Remembers the webhooks that are as they must be. */
  void noteThere(Collection<Webhook> hooks) {
    hooks.stream()
        .map(Webhook::event)
        .filter(event -> !wasThere(event))
        .forEach(event -> keep(event, "there"));
  }

  /** Forgets those of events that nobody wants any more: what becomes of them is no news. */
  void noteUnwanted(HookWish wish) {
    Arrays.stream(EventType.values())
        .filter(type -> !wish.events().contains(type))
        .map(EventType::wireName)
        .filter(this::wasThere)
        .forEach(event -> keep(event, "unwanted"));
  }

  private void keep(String event, String state) {
    store.rememberContent(new KnownContent(site.luid(), key(event), KIND, Map.of("state", state)));
  }

  /**
   * Whether a webhook for the event was there when we looked last, and nobody meant to delete it.
   */
  boolean wasThere(String event) {
    return store
        .findContent(site.luid(), key(event))
        .flatMap(known -> Optional.ofNullable(known.values().get("state")))
        .filter("there"::equals)
        .isPresent();
  }

  private static String key(String event) {
    return "webhook for " + event;
  }
}

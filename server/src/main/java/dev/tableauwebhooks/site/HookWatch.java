package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.TableauProblem;
import dev.tableauwebhooks.rest.model.Webhook;
import dev.tableauwebhooks.run.InternalEvents;
import dev.tableauwebhooks.site.HookKeeper.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Looks after the webhooks of all sites: makes those that are missing, switches on what Tableau
 * switched off, leads back here what points elsewhere, and raises {@code HookDisabled} and {@code
 * HookRepaired}. It deletes nothing; that is for a person to say.
 *
 * <p>A webhook that fails again and again is told once, until it has held from one look to the
 * next. Several nodes may look, one after the other.
 */
public final class HookWatch {
  private static final Logger LOG = LoggerFactory.getLogger(HookWatch.class);

  /** What Tableau refused is not asked for again at every look. */
  private static final Duration AFTER_A_REFUSAL = Duration.ofHours(1);

  private final Sites sites;
  private final SiteStore store;
  private final Function<String, HookWish> wishes;
  private final InternalEvents events;
  private final SignInNews signIns;
  private final InstantSource clock;
  private final Map<String, HookState> states = new ConcurrentHashMap<>();
  private final Map<String, Refusal> refusals = new HashMap<>();

  /**
   * @param wishes the webhooks that the site of that name should have
   */
  public HookWatch(
      Sites sites,
      SiteStore store,
      Function<String, HookWish> wishes,
      InternalEvents events,
      InstantSource clock) {
    this.sites = sites;
    this.store = store;
    this.wishes = wishes;
    this.events = events;
    this.signIns = new SignInNews(events);
    this.clock = clock;
  }

  /**
   * @param until when it is worth asking again
   */
  private record Refusal(Instant until, String trouble) {}

  /** How the sites stood when this node looked last; empty before. */
  public List<HookState> states() {
    return sites.all().stream()
        .map(site -> Optional.ofNullable(states.get(site.name())))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Looks at every site once, and mends what it can. */
  public synchronized void look() throws InterruptedException {
    for (var site : sites.all()) {
      var wish = wishes.apply(site.name());
      try {
        states.put(site.name(), look(site, wish));
      } catch (TableauException e) {
        stop(e);
        unreachable(site, wish, e);
      }
    }
  }

  private static void stop(TableauException e) throws InterruptedException {
    if (e.problem() instanceof TableauProblem.Interrupted) {
      var _ = Thread.interrupted();
      throw new InterruptedException(e.problem().what());
    }
  }

  private void unreachable(Site site, HookWish wish, TableauException e)
      throws InterruptedException {
    signIns.failed(site, e);
    var now = clock.instant();
    var before =
        states.getOrDefault(site.name(), HookState.never(site.name(), wish.events().size(), now));
    if (before.problem().isEmpty()) {
      LOG.atWarn()
          .addKeyValue("site", site.name())
          .addKeyValue("cause", e.getMessage())
          .log("Could not look at the webhooks of a site");
    }
    states.put(site.name(), before.unreachable(now, e.problem().message()));
  }

  private HookState look(Site site, HookWish wish) throws InterruptedException {
    if (wish.events().isEmpty()) {
      return HookState.never(site.name(), 0, clock.instant());
    }
    var keeper = new HookKeeper(site, store);
    var plan = HookPlan.of(wish, keeper.list());
    signIns.worked(site);
    settle(site, plan.right());
    keeper.noteThere(plan.right());
    keeper.noteUnwanted(wish);
    var on = plan.right().size();
    var notPossible = 0;
    var troubles = new ArrayList<String>();
    for (var change : plan.changes()) {
      switch (mend(site, keeper, change, wish)) {
        case Mended.Done _ -> on++;
        case Mended.NotPossible _ -> notPossible++;
        case Mended.Failed(var trouble) -> troubles.add(trouble);
        case Mended.LeftAlone _ -> {}
      }
    }
    var wanted = wish.events().size() - notPossible;
    return new HookState(
        site.name(), wanted, on, wanted - on, clock.instant(), String.join(" ", troubles));
  }

  /** What became of one webhook at a look. */
  private sealed interface Mended {
    record Done() implements Mended {}

    /** Tableau has no such webhook, which is no trouble. */
    record NotPossible() implements Mended {}

    record Failed(String trouble) implements Mended {}

    record LeftAlone() implements Mended {}
  }

  private Mended mend(Site site, HookKeeper keeper, HookChange change, HookWish wish)
      throws InterruptedException {
    if (change instanceof HookChange.Delete) {
      return new Mended.LeftAlone();
    }
    var key = HookNews.key(site, change.event());
    var news = HookNews.of(site, change, keeper.wasThere(change.event()));
    var occurrence = Optional.<String>empty();
    if (news.isPresent()) {
      var receipt = events.raise(news.get().disabled(), key);
      occurrence = Optional.of(receipt.id().value());
    }
    var refused = refusals.get(key);
    if (refused != null && refused.until().isAfter(clock.instant())) {
      return of(refused.trouble());
    }
    return switch (keeper.apply(change, wish)) {
      case Result.Done _ -> {
        refusals.remove(key);
        done(site, change);
        if (occurrence.isPresent()) {
          events.raise(news.orElseThrow().repaired(), occurrence.get());
        }
        yield new Mended.Done();
      }
      case Result.Refused refusal -> of(refused(site, key, refusal));
    };
  }

  private static Mended of(String trouble) {
    return trouble.isEmpty() ? new Mended.NotPossible() : new Mended.Failed(trouble);
  }

  private static void done(Site site, HookChange change) {
    LOG.atInfo()
        .addKeyValue("site", site.name())
        .addKeyValue("event", change.event())
        .addKeyValue("because", change.why())
        .log("Put a webhook right");
  }

  /** The trouble that this is; empty where it is none. */
  private String refused(Site site, String key, Result.Refused refusal) {
    var why = refusal.cause().problem().message();
    var event = refusal.change().event();
    LOG.atLevel(refusal.isExpected() ? Level.INFO : Level.WARN)
        .addKeyValue("site", site.name())
        .addKeyValue("event", event)
        .addKeyValue("cause", why)
        .log("Tableau refused a webhook");
    var trouble =
        refusal.isExpected() ? "" : "The webhook for %s was refused: %s".formatted(event, why);
    if (!refusal.cause().retryMayHelp()) {
      refusals.put(key, new Refusal(clock.instant().plus(AFTER_A_REFUSAL), trouble));
    }
    return trouble;
  }

  /** These have held since the last look: the next time that one fails is news again. */
  private void settle(Site site, List<Webhook> right) throws InterruptedException {
    var keys = right.stream().map(hook -> HookNews.key(site, hook.event())).toList();
    events.settle(InternalEventType.HOOK_DISABLED, keys);
  }
}

package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.rest.model.Webhook;
import dev.tableauwebhooks.site.HookChange.Create;
import dev.tableauwebhooks.site.HookChange.Delete;
import dev.tableauwebhooks.site.HookChange.Enable;
import dev.tableauwebhooks.site.HookChange.Flaw;
import dev.tableauwebhooks.site.HookChange.Surplus;
import dev.tableauwebhooks.site.HookChange.Update;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The difference between the webhooks that a site should have and those that it has.
 *
 * <p>Ours are those whose name begins with our prefix, and those that deliver to this server an
 * event that we want: such a one is adopted where there is no other, and is a duplicate otherwise.
 * All others are left alone.
 *
 * @param changes creations, updates and the like, then deletions
 * @param right those of ours that are as they must be
 * @param others those that are not ours
 */
public record HookPlan(List<HookChange> changes, List<Webhook> right, List<Webhook> others) {
  public HookPlan {
    changes = List.copyOf(changes);
    right = List.copyOf(right);
    others = List.copyOf(others);
  }

  /** Of what is wanted and what Tableau lists. */
  public static HookPlan of(HookWish wish, Collection<Webhook> listed) {
    var changes = new ArrayList<HookChange>();
    var right = new ArrayList<Webhook>();
    var deletions = new ArrayList<HookChange>();
    for (var event : wish.events()) {
      var candidates = candidates(wish, event, listed);
      if (candidates.isEmpty()) {
        changes.add(new Create(event, wish.name(event)));
        continue;
      }
      var best = candidates.getFirst();
      change(wish, event, best).ifPresentOrElse(changes::add, () -> right.add(best));
      candidates.stream()
          .skip(1)
          .forEach(hook -> deletions.add(new Delete(hook, Surplus.DUPLICATE)));
    }
    unwanted(wish, listed).map(it -> new Delete(it, Surplus.UNWANTED)).forEach(deletions::add);
    changes.addAll(deletions);
    return new HookPlan(changes, right, others(wish, listed));
  }

  /** Those that may be the one for the event, the best first. */
  private static List<Webhook> candidates(
      HookWish wish, EventType event, Collection<Webhook> listed) {
    return listed.stream()
        .filter(hook -> hook.event().equals(event.wireName()))
        .filter(hook -> isOurs(wish, hook))
        .sorted(Comparator.comparingInt(hook -> demerits(wish, event, hook)))
        .toList();
  }

  private static boolean isOurs(HookWish wish, Webhook hook) {
    return wish.isOurs(hook.name())
        || (wish.leadsHere(hook.url())
            && wish.events().stream().anyMatch(event -> event.wireName().equals(hook.event())));
  }

  /** A name is mended with less danger of losing an event than an address. */
  private static int demerits(HookWish wish, EventType event, Webhook hook) {
    return flaws(wish, event, hook).stream()
        .mapToInt(flaw ->
            switch (flaw) {
              case ELSEWHERE -> 8;
              case OTHER_TOKEN -> 4;
              case DISABLED -> 2;
              case OTHER_NAME -> 1;
            })
        .sum();
  }

  private static Optional<HookChange> change(HookWish wish, EventType event, Webhook hook) {
    var flaws = flaws(wish, event, hook);
    if (flaws.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        flaws.equals(Set.of(Flaw.DISABLED))
            ? new Enable(hook)
            : new Update(hook, event, wish.name(event), flaws));
  }

  private static Set<Flaw> flaws(HookWish wish, EventType event, Webhook hook) {
    var flaws = EnumSet.noneOf(Flaw.class);
    if (!hook.url().equals(wish.url().toString())) {
      flaws.add(wish.leadsHere(hook.url()) ? Flaw.OTHER_TOKEN : Flaw.ELSEWHERE);
    }
    if (!hook.name().equals(wish.name(event))) {
      flaws.add(Flaw.OTHER_NAME);
    }
    if (!hook.isEnabled()) {
      flaws.add(Flaw.DISABLED);
    }
    return flaws;
  }

  private static Stream<Webhook> unwanted(HookWish wish, Collection<Webhook> listed) {
    return listed.stream()
        .filter(hook -> wish.isOurs(hook.name()))
        .filter(hook ->
            wish.events().stream().noneMatch(event -> event.wireName().equals(hook.event())));
  }

  private static List<Webhook> others(HookWish wish, Collection<Webhook> listed) {
    return listed.stream().filter(hook -> !isOurs(wish, hook)).toList();
  }
}

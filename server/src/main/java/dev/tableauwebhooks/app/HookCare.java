package dev.tableauwebhooks.app;

import dev.tableauwebhooks.config.WebhookSettings;
import dev.tableauwebhooks.observe.Health;
import dev.tableauwebhooks.observe.Metrics;
import dev.tableauwebhooks.run.schedule.RunScheduler.Chore;
import dev.tableauwebhooks.site.HookState;
import dev.tableauwebhooks.site.HookWatch;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The watch over webhooks as a chore, a health check and metrics, as far as it is wanted. */
final class HookCare {
  private final WebhookSettings settings;
  private final HookWishes wishes;
  private final HookWatch watch;

  HookCare(WebhookSettings settings, HookWishes wishes, HookWatch watch) {
    this.settings = settings;
    this.wishes = wishes;
    this.watch = watch;
  }

  /** The chore by its name; none where nobody wants it, or it could do no good. */
  Map<String, Chore> chores() {
    return settings.manage() && wishes.refusal().isEmpty()
        ? settings
            .watch()
            .map(every -> Map.of("watch-webhooks", new Chore(every, watch::look)))
            .orElse(Map.of())
        : Map.of();
  }

  void observe(Health health, Metrics metrics) {
    health.add("webhooks", this::health);
    metrics.watchHooks(() -> watch.states().stream().map(HookCare::counts).toList());
  }

  private static Metrics.SiteHooks counts(HookState state) {
    return new Metrics.SiteHooks(state.site(), state.wanted(), state.on(), state.off(), state.at());
  }

  private Health.Status health() {
    if (!settings.manage()) {
      return new Health.Status.Ok("Webhooks are not looked after; see webhooks.manage.");
    }
    var refusal = wishes.refusal();
    if (refusal.isPresent()) {
      return new Health.Status.Warning(
          "Webhooks are not looked after. %s %s"
              .formatted(refusal.get().what(), refusal.get().fix()));
    }
    return settings.watch().isEmpty()
        ? new Health.Status.Ok("Webhooks are not watched; see webhooks.watch.")
        : health(watch.states());
  }

  private static Health.Status health(List<HookState> states) {
    if (states.isEmpty()) {
      return new Health.Status.Ok("This node has not looked at the webhooks yet.");
    }
    var says = states.stream().map(HookCare::says).collect(Collectors.joining(" "));
    return states.stream().allMatch(state -> state.problem().isEmpty() && state.off() == 0)
        ? new Health.Status.Ok(says)
        : new Health.Status.Warning(says);
  }

  private static String says(HookState state) {
    var counts =
        "Site %s: %d wanted, %d on, %d off at %s."
            .formatted(
                state.site(),
                state.wanted(),
                state.on(),
                state.off(),
                state.at().truncatedTo(ChronoUnit.SECONDS));
    return Optional.of(state.problem())
        .filter(problem -> !problem.isEmpty())
        .map(problem -> counts + " " + problem)
        .orElse(counts);
  }
}

package dev.tableauwebhooks.app;

import dev.tableauwebhooks.access.SiteTokens;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.SiteSettings;
import dev.tableauwebhooks.config.WebhookSettings;
import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.Program;
import dev.tableauwebhooks.site.HookAddress;
import dev.tableauwebhooks.site.HookAddress.Refusal;
import dev.tableauwebhooks.site.HookWish;
import dev.tableauwebhooks.workflow.Trigger;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Which webhooks the sites should have: what active programs listen to, and what is configured. */
final class HookWishes {
  private final WebhookSettings settings;
  private final List<SiteSettings> sites;
  private final Optional<URI> publicUrl;
  private final SiteTokens tokens;
  private final Supplier<Catalog> catalog;

  HookWishes(Configuration configuration, SiteTokens tokens, Supplier<Catalog> catalog) {
    this.settings = configuration.webhooks();
    this.sites = configuration.sites();
    this.publicUrl = configuration.server().publicUrl();
    this.tokens = tokens;
    this.catalog = catalog;
  }

  /** Why no webhook can be made; empty where nothing speaks against it. */
  Optional<Refusal> refusal() {
    if (publicUrl.isEmpty()) {
      return Optional.of(
          new Refusal(
              "It is not known under which address Tableau reaches this server.",
              "Set server.publicUrl in tableau-webhooks.yaml, or TABLEAU_WEBHOOKS_PUBLIC_URL."));
    }
    return settings.allowAnyUrl()
        ? Optional.empty()
        : publicUrl.flatMap(HookAddress::refusalOf).map(HookWishes::withSwitch);
  }

  private static Refusal withSwitch(Refusal refusal) {
    return new Refusal(
        refusal.what(), refusal.fix() + " For a simulator, set webhooks.allowAnyUrl to true.");
  }

  /**
   * Of the configured site of that name.
   *
   * @throws IllegalStateException where the public address is not configured
   */
  HookWish of(String site) {
    var receiver =
        publicUrl
            .map(url -> URI.create(url + "/webhook"))
            .orElseThrow(() -> new IllegalStateException("there is no public address"));
    var url = URI.create(receiver + "/" + tokens.current(site).reveal());
    return new HookWish(settings.prefix(), receiver, url, events(site));
  }

  private Set<EventType> events(String site) {
    var events = EnumSet.noneOf(EventType.class);
    sites.stream()
        .filter(configured -> configured.name().equals(site))
        .forEach(configured -> events.addAll(configured.always()));
    catalog.get().programs().stream()
        .map(Program::trigger)
        .filter(trigger -> trigger.sites().isEmpty() || trigger.sites().contains(site))
        .forEach(trigger -> events.addAll(events(trigger)));
    return events;
  }

  /** What Tableau sends of what is listened to. */
  private static Set<EventType> events(Trigger trigger) {
    var events = EnumSet.noneOf(EventType.class);
    Arrays.stream(EventType.values())
        .filter(type ->
            trigger.needed().contains(Trigger.ANY) || trigger.needed().contains(type.wireName()))
        .forEach(events::add);
    return events;
  }
}

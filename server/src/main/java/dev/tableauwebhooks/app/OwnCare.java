package dev.tableauwebhooks.app;

import static java.util.stream.Collectors.toMap;

import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.SiteSettings;
import dev.tableauwebhooks.config.SiteSettings.Credentials;
import dev.tableauwebhooks.run.InternalEvents;
import dev.tableauwebhooks.run.QuarantineWatch;
import dev.tableauwebhooks.run.schedule.RunScheduler.Chore;
import dev.tableauwebhooks.site.CredentialWatch;
import dev.tableauwebhooks.site.Sites;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** The chores by which the server notices what befalls itself. */
final class OwnCare {
  private static final Duration QUARANTINE = Duration.ofMinutes(5);
  private static final Duration CREDENTIALS = Duration.ofHours(1);

  private OwnCare() {}

  static Map<String, Chore> chores(
      Configuration configuration,
      Storage storage,
      Sites sites,
      InternalEvents events,
      InstantSource clock) {
    var quarantine = new QuarantineWatch(storage.events(), events, clock, QUARANTINE);
    var credentials = new CredentialWatch(sites, expiries(configuration), events, clock);
    return Map.of(
        "watch-quarantine", new Chore(QUARANTINE, quarantine::look),
        "watch-credentials", new Chore(CREDENTIALS, credentials::look));
  }

  private static Map<String, LocalDate> expiries(Configuration configuration) {
    return configuration.sites().stream()
        .filter(site -> expiry(site).isPresent())
        .collect(toMap(SiteSettings::name, site -> expiry(site).orElseThrow()));
  }

  private static Optional<LocalDate> expiry(SiteSettings site) {
    return site.credentials() instanceof Credentials.Pat(_, _, var expires)
        ? expires
        : Optional.empty();
  }
}

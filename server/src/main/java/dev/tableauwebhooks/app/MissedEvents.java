package dev.tableauwebhooks.app;

import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.config.ReconcileSettings;
import dev.tableauwebhooks.config.ReconcileSettings.Outdated;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.Intake;
import dev.tableauwebhooks.run.InternalEvents;
import dev.tableauwebhooks.run.ReconciledEvents;
import dev.tableauwebhooks.run.schedule.RunScheduler.Chore;
import dev.tableauwebhooks.site.MissedRefreshes;
import dev.tableauwebhooks.site.PolledJobs;
import dev.tableauwebhooks.site.Reconciliation;
import dev.tableauwebhooks.site.Sites;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Builds what makes up for events that were not delivered. */
final class MissedEvents {
  private MissedEvents() {}

  /** The chore; empty where it is switched off, or there is no site to ask. */
  static Optional<Chore> chore(
      ReconcileSettings settings,
      Sites sites,
      Storage storage,
      Supplier<Catalog> catalog,
      Intake intake,
      InternalEvents internal,
      InstantSource clock) {
    return settings
        .every()
        .filter(_ -> !sites.all().isEmpty())
        .map(every -> {
          var refreshes =
              new MissedRefreshes(
                  storage.received(),
                  storage.history(),
                  catalog,
                  new ReconciledEvents(intake, Json::write),
                  settings.outdated() == Outdated.RUN,
                  clock);
          var polled = new PolledJobs(catalog, internal);
          var reconciliation =
              new Reconciliation(
                  sites,
                  storage.sites(),
                  catalog,
                  refreshes,
                  polled,
                  every,
                  settings.grace(),
                  clock);
          return new Chore(every, reconciliation::round);
        });
  }
}

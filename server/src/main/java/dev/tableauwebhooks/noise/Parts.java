package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.EventLog;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What noise control works with. */
public record Parts(
    GroupStore groups,
    IncidentStore incidents,
    Silences silences,
    Pauses pauses,
    EventLog events,
    Supplier<Catalog> catalog,
    InstantSource clock) {}

package dev.tableauwebhooks.simulator;

import java.time.Instant;

/** What Pulse measures, of which data source, along which time. */
record PulseDefinition(
    String luid,
    String name,
    String description,
    String datasourceLuid,
    String measure,
    String timeDimension,
    Instant createdAt) {}

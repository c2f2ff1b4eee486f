package dev.tableauwebhooks.simulator;

import java.time.Instant;

/** That Tableau itself warns of a data source or flow when its refresh or run fails. */
record QualityTrigger(
    String luid,
    String contentLuid,
    boolean active,
    boolean severe,
    String message,
    String userLuid,
    Instant createdAt) {}

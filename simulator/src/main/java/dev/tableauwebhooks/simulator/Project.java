package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.util.Optional;

/** A folder of content; its path is that of its parents and its name. */
public record Project(
    String luid,
    String name,
    String description,
    Optional<String> parentLuid,
    String ownerLuid,
    Instant createdAt) {}

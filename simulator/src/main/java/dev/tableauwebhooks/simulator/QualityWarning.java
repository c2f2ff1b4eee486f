package dev.tableauwebhooks.simulator;

import java.time.Instant;

/**
 * A data quality warning on a data source, workbook or flow.
 *
 * @param type Tableau's word, such as {@code WARNING} or {@code STALE}
 */
record QualityWarning(
    String luid,
    String contentLuid,
    String type,
    boolean active,
    boolean severe,
    String message,
    String userLuid,
    Instant createdAt,
    Instant updatedAt) {}

package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.util.Map;

/**
 * A view as one user has set and saved it.
 *
 * @param filters the values by field that it was saved with
 */
record CustomView(
    String luid,
    String name,
    boolean shared,
    String viewLuid,
    String ownerLuid,
    Map<String, String> filters,
    Instant createdAt,
    Instant updatedAt) {

  CustomView {
    filters = Map.copyOf(filters);
  }

  CustomView with(String changedName, String changedOwner, Instant when) {
    return new CustomView(
        luid, changedName, shared, viewLuid, changedOwner, filters, createdAt, when);
  }
}

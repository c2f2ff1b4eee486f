package dev.tableauwebhooks.simulator;

/**
 * A definition as it is watched.
 *
 * @param region the only value of the field Region that counts; empty for all
 */
record PulseMetric(
    String luid, String definitionLuid, String granularity, boolean isDefault, String region) {}

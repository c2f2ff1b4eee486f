package dev.tableauwebhooks.simulator;

/** That a user follows a metric of Pulse, which Tableau calls a subscription. */
record PulseFollow(String luid, String metricLuid, String userLuid) {}

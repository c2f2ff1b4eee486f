package dev.tableauwebhooks.rest.model;

/** That a user or group follows a metric. */
public record PulseSubscription(String luid, String metricLuid) {}

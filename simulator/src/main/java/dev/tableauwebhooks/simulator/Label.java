package dev.tableauwebhooks.simulator;

/** A data label on a workbook, data source or flow. */
record Label(
    String luid,
    String contentLuid,
    String value,
    String message,
    boolean active,
    boolean elevated,
    String ownerLuid) {}

package dev.tableauwebhooks.simulator;

/** A data label on a workbook or data source. */
record Label(
    String luid,
    String contentLuid,
    String value,
    String message,
    boolean active,
    boolean elevated,
    String ownerLuid) {}

package dev.tableauwebhooks.simulator;

import java.time.Instant;

/** When the extract of a workbook or data source was last refreshed with success. */
record Refreshed(String contentLuid, Instant at) {}

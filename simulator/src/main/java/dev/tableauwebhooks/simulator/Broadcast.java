package dev.tableauwebhooks.simulator;

import java.time.Instant;

/**
 * A view that was broadcast to Tableau Public.
 *
 * @param sends how often it was sent through the REST API since the simulator started
 * @param sentAt the last time
 */
public record Broadcast(
    String viewLuid,
    String workbookLuid,
    boolean showWatermark,
    boolean showTabs,
    boolean allowDownloads,
    int sends,
    Instant sentAt) {}

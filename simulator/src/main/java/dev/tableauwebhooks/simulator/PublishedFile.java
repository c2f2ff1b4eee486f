package dev.tableauwebhooks.simulator;

/** The file that was published as a workbook or data source, which a download gives back. */
record PublishedFile(String contentLuid, String name, byte[] bytes) {}

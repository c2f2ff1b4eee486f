package dev.tableauwebhooks.simulator;

/** That a workbook or flow reads a published data source, which is what lineage is made of. */
record Reading(String readerLuid, String datasourceLuid) {

  String key() {
    return readerLuid + "/" + datasourceLuid;
  }
}

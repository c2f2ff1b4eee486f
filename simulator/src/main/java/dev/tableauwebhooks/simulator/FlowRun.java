package dev.tableauwebhooks.simulator;

/** One run of a flow. How far it is, its job tells. */
record FlowRun(String luid, String flowLuid, String userLuid, String jobLuid) {}

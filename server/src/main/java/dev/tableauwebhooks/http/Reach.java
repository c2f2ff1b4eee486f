package dev.tableauwebhooks.http;

/** How far an address may be called. */
enum Reach {
  /** By everyone. */
  PUBLIC,
  /** Only where the configuration or the workflow file names the host. */
  INSIDE,
  /** Never, whatever the configuration says. */
  NEVER
}

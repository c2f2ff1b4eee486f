package dev.tableauwebhooks.rest;

/** What a call counts as, besides a call, where Tableau limits that. */
enum Budget {
  CALLS,
  REFRESHES,
  JOBS,
  CHANGES
}

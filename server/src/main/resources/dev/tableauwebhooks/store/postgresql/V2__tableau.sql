-- The ends of refreshes and flow runs, by object and time: what happened to it before, and which
-- of the site's jobs have reached us. The queries repeat the condition word for word.
CREATE INDEX event_end ON event (resource_luid, created_at) WHERE type IN (
  'WorkbookRefreshSucceeded', 'WorkbookRefreshFailed', 'DatasourceRefreshSucceeded',
  'DatasourceRefreshFailed', 'FlowRunSucceeded', 'FlowRunFailed');

-- Events that were never delivered and were found in the site's list of jobs, in case they are
-- delivered late.
CREATE TABLE reconciled (
  event_id TEXT NOT NULL PRIMARY KEY,
  type TEXT NOT NULL,
  resource_luid TEXT NOT NULL,
  ended_at BIGINT NOT NULL,
  delivered_at BIGINT
);
CREATE INDEX reconciled_waiting ON reconciled (resource_luid) WHERE delivered_at IS NULL;

-- Until when a site's list of jobs has been compared with the events.
CREATE TABLE compared (
  site TEXT NOT NULL PRIMARY KEY,
  until BIGINT NOT NULL
);

-- Live sessions of Tableau, encrypted, for all processes that use this database.
CREATE TABLE tableau_session (
  name TEXT NOT NULL PRIMARY KEY,
  session TEXT,
  holder TEXT,
  held_until BIGINT
);

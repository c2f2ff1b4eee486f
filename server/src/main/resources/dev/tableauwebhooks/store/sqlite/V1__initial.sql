-- Times are milliseconds since 1970, UTC. Identifiers sort by time.

CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
INSERT INTO meta (name, value) VALUES ('probe', '');

CREATE TABLE event (
  id TEXT NOT NULL PRIMARY KEY,
  received_at BIGINT NOT NULL,
  type TEXT NOT NULL,
  resource_kind TEXT NOT NULL,
  resource_luid TEXT,
  resource_name TEXT,
  site_luid TEXT,
  site TEXT,
  created_at BIGINT,
  note TEXT NOT NULL,
  duplicates BIGINT NOT NULL DEFAULT 0,
  body BLOB NOT NULL,
  crc BIGINT NOT NULL
);

CREATE TABLE quarantine (
  id TEXT NOT NULL PRIMARY KEY,
  received_at BIGINT NOT NULL,
  site TEXT,
  reason TEXT NOT NULL,
  duplicates BIGINT NOT NULL DEFAULT 0,
  body BLOB NOT NULL,
  crc BIGINT NOT NULL,
  released_as TEXT
);

CREATE TABLE dedupe (
  body_hash BLOB NOT NULL PRIMARY KEY,
  event_id TEXT NOT NULL,
  expires_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX dedupe_expires ON dedupe (expires_at);

CREATE TABLE revision (
  hash TEXT NOT NULL PRIMARY KEY,
  file TEXT NOT NULL,
  source TEXT NOT NULL,
  kept_at BIGINT NOT NULL
);

CREATE TABLE run (
  id TEXT NOT NULL PRIMARY KEY,
  event_id TEXT NOT NULL,
  program TEXT NOT NULL,
  revision TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  fix TEXT NOT NULL DEFAULT '',
  epoch BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  due_at BIGINT,
  ended_at BIGINT,
  seen TEXT,
  replay_of TEXT
);
CREATE INDEX run_event ON run (event_id);
CREATE INDEX run_open ON run (id) WHERE ended_at IS NULL;
CREATE INDEX run_dead ON run (id) WHERE state = 'DEAD_LETTERED';

CREATE TABLE attempt (
  run_id TEXT NOT NULL,
  step TEXT NOT NULL,
  number BIGINT NOT NULL,
  position BIGINT NOT NULL,
  uses TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  input TEXT,
  seen TEXT,
  result TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  fix TEXT NOT NULL DEFAULT '',
  outputs TEXT,
  crc BIGINT NOT NULL,
  result_crc BIGINT,
  PRIMARY KEY (run_id, step, number)
);

-- What is known of Tableau's content, for when it is deleted or out of reach.
CREATE TABLE content (
  site_luid TEXT NOT NULL,
  luid TEXT NOT NULL,
  kind TEXT NOT NULL,
  known_at BIGINT NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (site_luid, luid)
);

CREATE TABLE site (
  name TEXT NOT NULL PRIMARY KEY,
  luid TEXT NOT NULL
);

CREATE TABLE token (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  site TEXT,
  hash TEXT NOT NULL UNIQUE,
  masked TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT,
  revoked_at BIGINT
);

-- Which of the tokens that are derived for a site are valid.
CREATE TABLE site_generation (
  site TEXT NOT NULL PRIMARY KEY,
  oldest BIGINT NOT NULL,
  newest BIGINT NOT NULL
);

-- db-scheduler's table, with integer times.
CREATE TABLE scheduled_tasks (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  task_data BLOB,
  execution_time BIGINT NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by TEXT,
  last_success BIGINT,
  last_failure BIGINT,
  consecutive_failures INT,
  last_heartbeat BIGINT,
  version BIGINT NOT NULL,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat) WHERE last_heartbeat IS NOT NULL;

-- What a run tells of: the events of a group, or the state of an incident.
ALTER TABLE run ADD COLUMN group_id TEXT;
ALTER TABLE run ADD COLUMN first_batch BIGINT;
ALTER TABLE run ADD COLUMN batch BIGINT;
ALTER TABLE run ADD COLUMN incident_id TEXT;
ALTER TABLE run ADD COLUMN tells TEXT;
-- The pause that holds it, and the one that has let it go.
ALTER TABLE run ADD COLUMN held_by TEXT;
ALTER TABLE run ADD COLUMN released_by TEXT;
CREATE INDEX run_group ON run (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX run_incident ON run (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX run_held ON run (held_by) WHERE held_by IS NOT NULL;

-- Which keys were seen lately: for dedupe and throttle.
CREATE TABLE seen_key (
  program TEXT NOT NULL,
  word TEXT NOT NULL,
  name TEXT NOT NULL,
  run_id TEXT NOT NULL,
  since BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  dropped BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (program, word, name)
);
CREATE INDEX seen_key_expires ON seen_key (expires_at);

CREATE TABLE event_group (
  id TEXT NOT NULL PRIMARY KEY,
  program TEXT NOT NULL,
  revision TEXT NOT NULL,
  name TEXT NOT NULL,
  word TEXT NOT NULL,
  incident_id TEXT,
  state TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  closed_at BIGINT,
  flush_at BIGINT,
  flushed_at BIGINT,
  flushes BIGINT NOT NULL DEFAULT 0,
  pending BIGINT NOT NULL DEFAULT 0,
  total BIGINT NOT NULL DEFAULT 0,
  newest_event TEXT NOT NULL,
  every_ms BIGINT,
  repeat_ms BIGINT,
  within_ms BIGINT,
  at_least BIGINT,
  keeps BIGINT
);
CREATE UNIQUE INDEX event_group_open ON event_group (program, name) WHERE state = 'OPEN';
CREATE INDEX event_group_due ON event_group (flush_at) WHERE state = 'OPEN' AND flush_at IS NOT NULL;

CREATE TABLE group_member (
  group_id TEXT NOT NULL,
  run_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  batch BIGINT NOT NULL,
  joined_at BIGINT NOT NULL,
  PRIMARY KEY (group_id, run_id)
);
CREATE INDEX group_member_batch ON group_member (group_id, batch, joined_at);

CREATE TABLE incident (
  id TEXT NOT NULL PRIMARY KEY,
  program TEXT NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  site TEXT,
  state TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  ended_at BIGINT,
  failures BIGINT NOT NULL DEFAULT 0,
  failing BIGINT NOT NULL DEFAULT 0,
  members BIGINT NOT NULL DEFAULT 0,
  newest_event TEXT NOT NULL,
  revision TEXT NOT NULL,
  acknowledged_by TEXT,
  acknowledged_at BIGINT,
  snoozed_by TEXT,
  snoozed_until BIGINT,
  closed_by TEXT,
  note TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX incident_open ON incident (program, name) WHERE state = 'OPEN';

CREATE TABLE incident_member (
  incident_id TEXT NOT NULL,
  program TEXT NOT NULL,
  member TEXT NOT NULL,
  title TEXT NOT NULL,
  failures BIGINT NOT NULL,
  first_failed_at BIGINT NOT NULL,
  last_failed_at BIGINT NOT NULL,
  recovered_at BIGINT,
  PRIMARY KEY (incident_id, member)
);
CREATE INDEX incident_member_failing ON incident_member (program, member) WHERE recovered_at IS NULL;

-- When each object last succeeded, so that a failure from before that opens nothing.
CREATE TABLE recovery (
  program TEXT NOT NULL,
  member TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (program, member)
);
CREATE INDEX recovery_at ON recovery (at);

CREATE TABLE silence (
  id TEXT NOT NULL PRIMARY KEY,
  matcher TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  ended_by TEXT,
  suppressed BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX silence_ends ON silence (ends_at);

CREATE TABLE pause (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  since BIGINT NOT NULL,
  resumed_at BIGINT,
  resumed_by TEXT,
  gap_ms BIGINT,
  next_at BIGINT
);
CREATE UNIQUE INDEX pause_open ON pause (kind, name) WHERE resumed_at IS NULL;
CREATE INDEX pause_next ON pause (next_at) WHERE next_at IS NOT NULL;

-- Whose turn it is, where a workflow limits its concurrency or tells of one thing in order.
CREATE TABLE turn (
  program TEXT NOT NULL,
  name TEXT NOT NULL,
  run_id TEXT NOT NULL,
  places BIGINT NOT NULL,
  waits BIGINT NOT NULL,
  PRIMARY KEY (program, name, run_id)
);
CREATE INDEX turn_run ON turn (run_id);

-- When the clock starts a workflow next.
CREATE TABLE timer (
  program TEXT NOT NULL PRIMARY KEY,
  rule TEXT NOT NULL,
  due_at BIGINT NOT NULL
);

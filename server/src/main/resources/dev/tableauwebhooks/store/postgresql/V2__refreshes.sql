-- The ends of refreshes and flow runs, by object and time: what happened to it before, and which
-- of the site's jobs have reached us. The queries repeat the condition word for word.
CREATE INDEX event_end ON event (resource_luid, created_at) WHERE type IN (
  'WorkbookRefreshSucceeded', 'WorkbookRefreshFailed', 'DatasourceRefreshSucceeded',
  'DatasourceRefreshFailed', 'FlowRunSucceeded', 'FlowRunFailed');

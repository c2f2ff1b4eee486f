package dev.tableauwebhooks.noise;

class SqliteIncidentTest extends IncidentContract {}

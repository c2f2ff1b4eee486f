package dev.tableauwebhooks.noise;

class PostgresIncidentIT extends IncidentContract {
  @Override
  boolean isPostgres() {
    return true;
  }
}

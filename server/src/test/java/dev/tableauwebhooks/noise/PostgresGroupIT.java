package dev.tableauwebhooks.noise;

class PostgresGroupIT extends GroupContract {
  @Override
  boolean isPostgres() {
    return true;
  }
}

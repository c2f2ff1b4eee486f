package dev.tableauwebhooks.noise;

class PostgresHoldIT extends HoldContract {
  @Override
  boolean isPostgres() {
    return true;
  }
}

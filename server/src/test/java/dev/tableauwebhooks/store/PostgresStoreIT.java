package dev.tableauwebhooks.store;

class PostgresStoreIT extends StoreContract {
  @Override
  Database open() {
    return TestDatabases.postgresql(TestDatabases.newPostgresqlUrl());
  }
}

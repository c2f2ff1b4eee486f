package dev.tableauwebhooks.store;

import dev.tableauwebhooks.access.TokenStore;
import dev.tableauwebhooks.access.TokenStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresTokenStoreIT extends TokenStoreContract {
  private Database database;
  private TokenStore store;

  @BeforeEach
  void start() {
    database = TestDatabases.postgresql(TestDatabases.newPostgresqlUrl());
    store = new SqlTokenStore(database);
  }

  @Override
  protected TokenStore store() {
    return store;
  }

  @AfterEach
  void stop() {
    database.close();
  }
}

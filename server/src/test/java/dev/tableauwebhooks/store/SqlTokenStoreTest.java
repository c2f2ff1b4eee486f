package dev.tableauwebhooks.store;

import dev.tableauwebhooks.access.TokenStore;
import dev.tableauwebhooks.access.TokenStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqlTokenStoreTest extends TokenStoreContract {
  @TempDir Path folder;
  private Database database;
  private TokenStore store;

  @BeforeEach
  void start() {
    database = TestDatabases.sqlite(folder);
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

package dev.tableauwebhooks.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir Path folder;

  @Override
  Database open() {
    return TestDatabases.sqlite(folder);
  }

  @Test
  void keepsASecondOneAwayFromTheFolder() {
    assertThatThrownBy(() -> TestDatabases.sqlite(folder))
        .hasMessage(
            "The data folder %s is in use by process %d.\n  Fix: Stop that one, or start this one with another --data.",
            folder.toAbsolutePath(), ProcessHandle.current().pid());
  }
}

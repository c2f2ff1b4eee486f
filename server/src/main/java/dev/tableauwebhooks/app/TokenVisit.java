package dev.tableauwebhooks.app;

import dev.tableauwebhooks.access.TokenStore;
import dev.tableauwebhooks.config.StorageSettings;
import java.time.InstantSource;

/** The tokens of a store, opened for one command; a server may be at work on it meanwhile. */
public final class TokenVisit implements AutoCloseable {
  private final Storage storage;

  private TokenVisit(Storage storage) {
    this.storage = storage;
  }

  public static TokenVisit to(StorageSettings settings) {
    return new TokenVisit(Storage.visit(settings, InstantSource.system()));
  }

  public TokenStore tokens() {
    return storage.tokens();
  }

  @Override
  public void close() {
    storage.close();
  }
}

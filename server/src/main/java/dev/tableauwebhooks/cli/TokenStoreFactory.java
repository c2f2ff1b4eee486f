package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.access.TokenStore;
import dev.tableauwebhooks.config.Configuration;

/** Opens the store of tokens that a configuration names. */
@FunctionalInterface
interface TokenStoreFactory {

  /**
   * Opens it for one command.
   *
   * @throws CommandFailed if it cannot be opened, for example because a server holds it
   */
  OpenTokenStore open(Configuration configuration);

  /** A store that is closed after use. */
  interface OpenTokenStore extends AutoCloseable {
    TokenStore store();

    @Override
    void close();
  }
}

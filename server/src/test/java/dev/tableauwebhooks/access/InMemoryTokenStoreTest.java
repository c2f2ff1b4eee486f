package dev.tableauwebhooks.access;

class InMemoryTokenStoreTest extends TokenStoreContract {
  private final TokenStore store = new InMemoryTokenStore();

  @Override
  protected TokenStore store() {
    return store;
  }
}

package dev.tableauwebhooks.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who may sign in to the server: passwords, personal access tokens and one connected app. */
final class Accounts {

  private record PersonalAccessToken(String secret, String user) {
    @Override
    public String toString() {
      return "PersonalAccessToken[secret=***, user=" + user + "]";
    }
  }

  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private final Map<String, PersonalAccessToken> tokens = new ConcurrentHashMap<>();
  private final ConnectedApp app;

  Accounts(ConnectedApp app) {
    this.app = app;
  }

  ConnectedApp app() {
    return app;
  }

  void clear() {
    passwords.clear();
    tokens.clear();
  }

  void addPassword(String user, String password) {
    passwords.put(user, password);
  }

  void addToken(String name, String secret, String user) {
    tokens.put(name, new PersonalAccessToken(secret, user));
  }

  void removeToken(String name) {
    tokens.remove(name);
  }

  boolean isPassword(String user, String password) {
    return password.equals(passwords.get(user));
  }

  /** The user of the token, if the secret is right. */
  Optional<String> userOfToken(String name, String secret) {
    return Optional.ofNullable(tokens.get(name))
        .filter(token -> token.secret().equals(secret))
        .map(PersonalAccessToken::user);
  }
}

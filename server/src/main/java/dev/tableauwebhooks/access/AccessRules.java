package dev.tableauwebhooks.access;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Secret;
import java.util.List;
import java.util.Optional;

/**
 * What lets a request in, besides the tokens in the store.
 *
 * @param kind the kind of token that is asked for
 * @param tokens tokens of the configuration
 * @param basic user name and password of the configuration
 * @param open whether a request without any credentials is let in; one with wrong ones never is
 */
public record AccessRules(
    TokenKind kind, List<Secret> tokens, Optional<Basic> basic, boolean open) {
  public AccessRules {
    requireNonNull(kind, "kind");
    tokens = List.copyOf(tokens);
    requireNonNull(basic, "basic");
  }

  /** User name and password of HTTP Basic. */
  public record Basic(String username, Secret password) {
    public Basic {
      requireNonNull(username, "username");
      requireNonNull(password, "password");
    }
  }
}

package dev.tableauwebhooks.rest;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * How to sign in. {@code toString()} of each names the credential and never shows its secret.
 *
 * @see <a
 *     href="https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_concepts_auth.htm">Tableau
 *     on signing in</a>
 */
public sealed interface Credentials {

  /**
   * The scopes that this client's reading calls, tags and refreshes need, as far as Tableau lists
   * them. A connected app has no scope for webhooks or broadcasts: use a token or a password there.
   */
  Set<String> DEFAULT_SCOPES =
      Set.of(
          "tableau:content:read",
          "tableau:users:read",
          "tableau:flows:read",
          "tableau:flow_runs:read",
          "tableau:jobs:read",
          "tableau:tasks:read",
          "tableau:tasks:run",
          "tableau:workbook_tags:update",
          "tableau:datasource_tags:update");

  /**
   * A personal access token. Tableau allows it one live session: a second sign-in, by whatever
   * program, ends the first. So give each program its own.
   */
  record PersonalAccessToken(String name, String secret) implements Credentials {
    public PersonalAccessToken {
      requireNonNull(name, "name");
      requireNonNull(secret, "secret");
    }

    @Override
    public String toString() {
      return "personal access token '%s'".formatted(name);
    }
  }

  /** A user name and password. Tableau Cloud refuses it for users with multi-factor sign-in. */
  record Password(String user, String password) implements Credentials {
    public Password {
      requireNonNull(user, "user");
      requireNonNull(password, "password");
    }

    @Override
    public String toString() {
      return "password of user '%s'".formatted(user);
    }
  }

  /**
   * A connected app with direct trust. Each sign-in sends a fresh JWT.
   *
   * @param clientId the app's client ID
   * @param secretId the ID of one of its secrets
   * @param secretValue the value of that secret
   * @param user on whose behalf to act; case-sensitive, the e-mail address on Tableau Cloud
   * @param scopes what the session may do
   */
  record ConnectedApp(
      String clientId, String secretId, String secretValue, String user, Set<String> scopes)
      implements Credentials {
    public ConnectedApp {
      requireNonNull(clientId, "clientId");
      requireNonNull(secretId, "secretId");
      requireNonNull(secretValue, "secretValue");
      requireNonNull(user, "user");
      scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
      return "connected app '%s' for user '%s'".formatted(clientId, user);
    }
  }

  /**
   * Unified access tokens of Tableau Cloud: JWTs that are signed with a key whose public half an
   * administrator registered with the tenant. Each sign-in sends a fresh one.
   *
   * @param issuer as registered with the key
   * @param keyId the {@code kid} of the public key
   * @param privateKey in PEM, PKCS #8 ({@code -----BEGIN PRIVATE KEY-----}), RSA
   * @param tenantId of Tableau Cloud Manager
   * @param userClaim the name of the claim that was registered as the one that holds the user
   * @param user on whose behalf to act
   * @param scopes what the session may do
   */
  record UnifiedAccessToken(
      String issuer,
      String keyId,
      String privateKey,
      String tenantId,
      String userClaim,
      String user,
      Set<String> scopes)
      implements Credentials {
    public UnifiedAccessToken {
      requireNonNull(issuer, "issuer");
      requireNonNull(keyId, "keyId");
      requireNonNull(privateKey, "privateKey");
      requireNonNull(tenantId, "tenantId");
      requireNonNull(userClaim, "userClaim");
      requireNonNull(user, "user");
      scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
      return "unified access token of '%s' for user '%s'".formatted(issuer, user);
    }
  }

  static Credentials personalAccessToken(String name, String secret) {
    return new PersonalAccessToken(name, secret);
  }

  static Credentials password(String user, String password) {
    return new Password(user, password);
  }

  /** A connected app with the {@link #DEFAULT_SCOPES}. */
  static Credentials connectedApp(
      String clientId, String secretId, String secretValue, String user) {
    return new ConnectedApp(clientId, secretId, secretValue, user, DEFAULT_SCOPES);
  }
}

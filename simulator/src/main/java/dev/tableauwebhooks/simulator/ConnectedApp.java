package dev.tableauwebhooks.simulator;

/** A connected app with direct trust: who knows the secret may sign in as any user by a JWT. */
record ConnectedApp(String clientId, String secretId, String secretValue) {

  @Override
  public String toString() {
    return "ConnectedApp[clientId=" + clientId + ", secretId=" + secretId + ", secretValue=***]";
  }
}

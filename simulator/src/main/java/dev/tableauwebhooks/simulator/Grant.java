package dev.tableauwebhooks.simulator;

/**
 * One capability that one user or group is given, or denied, on one object.
 *
 * @param target the LUID of the object; for what a project gives to new content, with the kind of
 *     that content behind a slash
 */
record Grant(String target, Grantee grantee, String capability, boolean allowed) {

  /** Who is given something: {@code user}, {@code group} or {@code groupSet}. */
  record Grantee(String kind, String luid) {}

  String key() {
    return String.join("/", target, grantee.kind(), grantee.luid(), capability);
  }

  String mode() {
    return allowed ? "Allow" : "Deny";
  }
}

package dev.tableauwebhooks.http;

/** Who chose the host of an address, which decides how far into the network it may lead. */
public enum HostOrigin {
  /** The configuration. It may lead to private and loopback addresses. */
  CONFIGURATION,
  /**
   * A workflow file, as written. It may lead to private and loopback addresses unless {@link
   * OutgoingPolicy#literalHostsMayBePrivate()} says no.
   */
  LITERAL,
  /** An expression or a handler. It must lead to the public internet or to an allowed host. */
  COMPUTED
}

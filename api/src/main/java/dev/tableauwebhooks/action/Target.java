package dev.tableauwebhooks.action;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * A URL to call, which remembers who chose its host. A settings component of this type is written
 * as text.
 *
 * @param uri the whole address
 * @param hostIsLiteral whether scheme, host and port stand in the workflow file as written; false
 *     where an expression had a part in them, or where a handler computed the address. Such hosts
 *     must not lead into the private network
 */
public record Target(URI uri, boolean hostIsLiteral) {
  public Target {
    requireNonNull(uri, "uri");
  }
}

/**
 * Outgoing HTTP: every call that a connector makes goes through here, and none can go where it
 * should not, wait for ever, or hold up the calls to other targets.
 *
 * <p>Start at {@link dev.tableauwebhooks.http.HttpSender}. Guaranteed: the address that was checked
 * is the address that is connected to; a call ends at its deadline; a target that is dead, slow or
 * told us to wait is not called, and costs the others nothing. {@link
 * dev.tableauwebhooks.http.JsonValue} is the JSON that connectors build and read.
 *
 * <p>Uses no other package of ours. The HTTP client (OkHttp) is used here and nowhere else; why it
 * is this one stands in {@code docs/adr/0004-outgoing-http.md}.
 */
@NullMarked
package dev.tableauwebhooks.http;

import org.jspecify.annotations.NullMarked;

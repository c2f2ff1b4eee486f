/**
 * Who may post events and who may administer the server.
 *
 * <p>Start at {@link dev.tableauwebhooks.access.Authenticator}. Tokens are 256 random bits, or are
 * derived from the server's key and the name of a site; only their SHA-256 is kept, they are
 * compared in constant time, and whatever names one outside of this package shows its first letters
 * alone. A request with a known token causes no call of the store: {@link
 * dev.tableauwebhooks.access.TokenDirectory} looks after changes every two seconds.
 *
 * <p>May use {@code action}, for its {@code Secret}. Knows neither HTTP nor SQL: it owns the port
 * {@link dev.tableauwebhooks.access.TokenStore}, which {@code store} implements.
 */
@NullMarked
package dev.tableauwebhooks.access;

import org.jspecify.annotations.NullMarked;

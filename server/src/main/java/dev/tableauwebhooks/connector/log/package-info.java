/**
 * The connector {@code log}: workflows write into the server's own log.
 *
 * <p>Start at {@link dev.tableauwebhooks.connector.log.LogConnector}. Whatever a text contains, it
 * becomes one line. May use {@code action} and {@code event}.
 */
@NullMarked
package dev.tableauwebhooks.connector.log;

import org.jspecify.annotations.NullMarked;

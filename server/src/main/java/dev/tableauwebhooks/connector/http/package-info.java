/**
 * The connector {@code http}: one call to any system that speaks HTTP.
 *
 * <p>Start at {@link dev.tableauwebhooks.connector.http.HttpConnector}. What is sent, where it may
 * go and how long it may take is the business of {@link dev.tableauwebhooks.http.HttpSender}; here
 * settings become a request, and an answer an outcome. May use {@code action}, {@code event} and
 * {@code http}.
 */
@NullMarked
package dev.tableauwebhooks.connector.http;

import org.jspecify.annotations.NullMarked;

/**
 * Actions on Tableau itself: tags, refreshes, broadcasts.
 *
 * <p>Start at {@link dev.tableauwebhooks.connector.tableau.TableauConnector}. Each action works on
 * the event's own object unless its settings name another one, through the session that the server
 * has anyway; and each may be repeated without harm.
 *
 * <p>May use {@code event}, {@code action}, {@code site} and {@code rest}.
 */
@NullMarked
package dev.tableauwebhooks.connector.tableau;

import org.jspecify.annotations.NullMarked;

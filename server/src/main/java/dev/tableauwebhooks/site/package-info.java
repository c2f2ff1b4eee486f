/**
 * The configured Tableau sites: their sessions, and the look-ups that a thin payload needs.
 *
 * <p>Start at {@link dev.tableauwebhooks.site.Sites}. Nothing is fetched before an expression asks
 * for it; what is fetched is shared by all runs that ask at the same time; and what was once seen
 * is remembered through the port {@link dev.tableauwebhooks.site.SiteStore}, for objects that are
 * gone when their event arrives. {@link dev.tableauwebhooks.site.Reconciliation} makes up for what
 * Tableau did not deliver.
 *
 * <p>May use {@code event}, {@code workflow}, {@code run} and {@code rest}.
 */
@NullMarked
package dev.tableauwebhooks.site;

import org.jspecify.annotations.NullMarked;

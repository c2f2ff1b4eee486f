/**
 * SQL behind the ports of {@code run}, {@code access} and {@code site}: SQLite in the data folder,
 * or PostgreSQL.
 *
 * <p>Start at {@link dev.tableauwebhooks.store.Database}. Every write goes through one thread that
 * commits in groups, and returns when it is on disk. JDBC is called from platform threads only,
 * since SQLite's native code would pin a virtual thread to its carrier.
 *
 * <p>May use {@code event}, {@code workflow}, {@code run}, {@code codec}, {@code access} and {@code
 * site}. The only package that speaks SQL.
 */
@NullMarked
package dev.tableauwebhooks.store;

import org.jspecify.annotations.NullMarked;

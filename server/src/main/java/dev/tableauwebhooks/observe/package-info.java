/**
 * What can be seen of the running server from outside: logs, metrics, health.
 *
 * <p>Start at {@link dev.tableauwebhooks.observe.Logging}, {@link
 * dev.tableauwebhooks.observe.Metrics} and {@link dev.tableauwebhooks.observe.Health}. Whatever is
 * logged passes {@link dev.tableauwebhooks.observe.Masking}, the last defence against a secret in a
 * log; the first is that nobody logs one.
 *
 * <p>May use nothing of the project, so that everything may be observed.
 */
@NullMarked
package dev.tableauwebhooks.observe;

import org.jspecify.annotations.NullMarked;

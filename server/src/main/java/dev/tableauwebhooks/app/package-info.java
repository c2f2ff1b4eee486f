/**
 * The composition root: builds everything by hand, and owns start and stop.
 *
 * <p>Start at {@link dev.tableauwebhooks.app.Server}. May use every package but {@code cli}.
 */
@NullMarked
package dev.tableauwebhooks.app;

import org.jspecify.annotations.NullMarked;

/**
 * What a workflow file says to keep its messages few: the words {@code dedupe}, {@code throttle},
 * {@code group}, {@code digest}, {@code incident}, {@code concurrency} and {@code quiet}.
 *
 * <p>Start at {@link dev.tableauwebhooks.workflow.noise.Noise}. These are records only; the package
 * {@code noise} of the server acts on them.
 */
@NullMarked
package dev.tableauwebhooks.workflow.noise;

import org.jspecify.annotations.NullMarked;

/**
 * The load harness behind {@code ./bench}: real processes, real HTTP, figures as ratios within one
 * run.
 *
 * <p>Start at {@link dev.tableauwebhooks.benchmarks.Bench}.
 */
@NullMarked
package dev.tableauwebhooks.benchmarks;

import org.jspecify.annotations.NullMarked;

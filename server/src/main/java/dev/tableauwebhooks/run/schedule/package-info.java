/**
 * The clock of durable runs: db-scheduler finds what is due and hands it to the dispatcher.
 *
 * <p>Start at {@link dev.tableauwebhooks.run.schedule.RunScheduler}. The only package that knows
 * db-scheduler.
 */
@NullMarked
package dev.tableauwebhooks.run.schedule;

import org.jspecify.annotations.NullMarked;

/**
 * Durable execution: every accepted event becomes runs, and a run survives a crash.
 *
 * <p>Start at {@link dev.tableauwebhooks.run.Intake}, which commits an event together with its
 * runs, and {@link dev.tableauwebhooks.run.Dispatcher}, which works on them. An attempt is
 * journaled before it starts and its outcome before the next step begins, so after a crash at most
 * the step that was in flight is repeated.
 *
 * <p>May use {@code event}, {@code action}, {@code handler} and {@code workflow}. Knows neither
 * HTTP nor SQL: it owns the ports {@link dev.tableauwebhooks.run.EventLog} and {@link
 * dev.tableauwebhooks.run.RunStore}, which {@code store} implements.
 */
@NullMarked
package dev.tableauwebhooks.run;

import org.jspecify.annotations.NullMarked;

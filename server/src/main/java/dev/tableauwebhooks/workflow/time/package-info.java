/**
 * Times of day and timetables in a time zone, and what happens to them when clocks change.
 *
 * <p>Start at {@link dev.tableauwebhooks.workflow.time.Timetable}.
 */
@NullMarked
package dev.tableauwebhooks.workflow.time;

import org.jspecify.annotations.NullMarked;

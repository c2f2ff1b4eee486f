/**
 * What a workflow is: its trigger, its condition, its steps, and the expressions in them.
 *
 * <p>Start at {@link dev.tableauwebhooks.workflow.Workflow}. Everything here is immutable and
 * checked when it is made: an expression that names an unknown field does not come into being.
 * Values that must be fetched from Tableau come through {@link
 * dev.tableauwebhooks.workflow.Lookups}, one at a time and only when an expression asks.
 *
 * <p>May use {@code event} and {@code action}. Knows neither files nor JSON: {@code codec} reads
 * workflows from YAML.
 */
@NullMarked
package dev.tableauwebhooks.workflow;

import org.jspecify.annotations.NullMarked;

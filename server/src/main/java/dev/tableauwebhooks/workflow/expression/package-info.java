/**
 * The language of workflows: CEL in {@code if} and in {@code ${{ }}}, and the names it can see.
 *
 * <p>Start at {@link dev.tableauwebhooks.workflow.expression.ExpressionCompiler}, which turns text
 * into a checked expression or into every mistake in it. {@link
 * dev.tableauwebhooks.workflow.expression.Vocabulary} and {@link
 * dev.tableauwebhooks.workflow.expression.Functions} are the one list of what can be written. What
 * happens to absent values is decided in {@code docs/adr/0003-absent-values.md}.
 *
 * <p>May use {@code workflow}, {@code event} and {@code action}. The CEL library stays behind it.
 */
@NullMarked
package dev.tableauwebhooks.workflow.expression;

import org.jspecify.annotations.NullMarked;

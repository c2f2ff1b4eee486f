/**
 * The JSON API under {@code /api/v1}, health and metrics.
 *
 * <p>Start at {@link dev.tableauwebhooks.web.Api}. Every answer that is an error is an RFC 9457
 * problem that says what is wrong and how to mend it.
 *
 * <p>May use {@code event}, {@code workflow}, {@code run}, {@code site}, {@code codec} and {@code
 * access}.
 */
@NullMarked
package dev.tableauwebhooks.web;

import org.jspecify.annotations.NullMarked;

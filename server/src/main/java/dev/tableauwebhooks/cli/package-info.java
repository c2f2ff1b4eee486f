/**
 * The commands of {@code tableau-webhooks}.
 *
 * <p>Start at {@link dev.tableauwebhooks.cli.Main}. Results go to standard output, problems and
 * hints to standard error; the exit code is 0 when all is well, 1 when something failed, and 2 when
 * the command line or the configuration is wrong. Nothing else in the server prints or exits.
 *
 * <p>May use {@code app}, {@code config}, {@code access}, {@code codec} and the simulator. Commands
 * that look at a running server speak to its HTTP API, like any other client.
 */
@NullMarked
package dev.tableauwebhooks.cli;

import org.jspecify.annotations.NullMarked;

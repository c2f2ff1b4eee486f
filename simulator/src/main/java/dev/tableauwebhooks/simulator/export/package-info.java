/**
 * Draws what Tableau would draw: small, real files in the formats that Tableau exports.
 *
 * <p>Start at {@link dev.tableauwebhooks.simulator.export.Sheet}, which is what there is to see;
 * each other class is one format of it. The same sheet makes the same file. It uses the JDK alone
 * and knows nothing of sites and calls.
 */
@NullMarked
package dev.tableauwebhooks.simulator.export;

import org.jspecify.annotations.NullMarked;

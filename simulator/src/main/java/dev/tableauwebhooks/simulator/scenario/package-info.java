/**
 * Scenarios of the simulator: what is on its sites and what happens there, read from a YAML file.
 *
 * <p>Start at {@link dev.tableauwebhooks.simulator.scenario.ScenarioReader}. Everything that is
 * wrong in a file is reported at once, each with its line, its column and how to mend it. This
 * package only reads; {@code ScenarioPlayer}, one package up, plays. It uses Jackson.
 */
@NullMarked
package dev.tableauwebhooks.simulator.scenario;

import org.jspecify.annotations.NullMarked;

/**
 * A Tableau site in a process: its REST API and its webhooks over real HTTP, with failures on
 * demand, for demonstrations, for tests and for people who write workflows.
 *
 * <p>Start at {@link dev.tableauwebhooks.simulator.TableauSimulator}. A call travels from {@code
 * HttpFront} to {@code Api}, which checks version, session, scope and right and picks a {@code
 * Route}; the {@code …Routes} classes answer from the {@code Site}, which holds everything in
 * memory. What changes a site goes through {@code Publisher}, {@code Refreshes} and {@code People},
 * which tell {@code Events}, which hands one POST per webhook to {@code Deliveries}. Jobs of every
 * kind run in the {@code Backgrounder}, in a {@code SimulatedTime} that can be stopped. {@code
 * Director} does what people, schedules and bad luck do; the control, the {@code Page} and the
 * {@code ScenarioPlayer} ask it by name.
 *
 * <p>Where Tableau's documentation is silent the answer follows what public clients and bug reports
 * show; a class that had to guess says so. Nothing of this module is shared with the client that it
 * tests, so that a misunderstanding cannot hide on both sides. It uses Helidon, Jackson, the JDK's
 * HTTP client, Nimbus and graphql-java, and no other package of the project; {@code export} draws
 * its files.
 */
@NullMarked
package dev.tableauwebhooks.simulator;

import org.jspecify.annotations.NullMarked;

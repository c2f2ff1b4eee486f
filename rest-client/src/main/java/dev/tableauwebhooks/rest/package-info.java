/**
 * A Java client of the Tableau REST API: typed calls, one shared session, errors that say what to
 * do.
 *
 * <p>Start at {@link dev.tableauwebhooks.rest.Tableau}. Make one for each site and credential and
 * share it: it is safe for many threads, signs in by itself and renews its session. Every call
 * blocks; whatever goes wrong is a {@link dev.tableauwebhooks.rest.TableauException} that carries a
 * {@link dev.tableauwebhooks.rest.TableauProblem}. No password, token or JWT appears in any message
 * or log.
 *
 * <p>May use {@code rest.model}; depends on nothing else of the project.
 */
@NullMarked
package dev.tableauwebhooks.rest;

import org.jspecify.annotations.NullMarked;

/**
 * What Tableau told us: one sealed {@link dev.tableauwebhooks.event.TableauEvent} for everything
 * that a Tableau webhook can announce, and for what the server itself finds out.
 *
 * <p>An event that this release does not know is a value ({@link
 * dev.tableauwebhooks.event.TableauEvent.Unrecognized}), never an error. Depends on nothing.
 */
@NullMarked
package dev.tableauwebhooks.event;

import org.jspecify.annotations.NullMarked;

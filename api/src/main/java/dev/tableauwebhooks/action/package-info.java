/**
 * What a connector offers to workflows.
 *
 * <p>Start at {@link dev.tableauwebhooks.action.Connector}, which groups the {@link
 * dev.tableauwebhooks.action.Action actions} of one service. The server renders and checks an
 * action's settings, journals them, and only then calls the action; so an action sees plain typed
 * values, and after a crash it is called again with the same ones. Delivery is at least once: give
 * the target {@link dev.tableauwebhooks.action.ActionContext#idempotencyKey()} where it takes one.
 */
@NullMarked
package dev.tableauwebhooks.action;

import org.jspecify.annotations.NullMarked;

/**
 * For those who would rather write Java than YAML: implement {@link
 * dev.tableauwebhooks.handler.TableauEventHandler} and override the events that matter.
 *
 * <p>A call of a handler is a durable run like that of a workflow: it is retried when it throws,
 * and what it did through {@link dev.tableauwebhooks.handler.HandlerContext#step} is not done
 * again.
 */
@NullMarked
package dev.tableauwebhooks.handler;

import org.jspecify.annotations.NullMarked;

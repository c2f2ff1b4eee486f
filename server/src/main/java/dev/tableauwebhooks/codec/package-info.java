/**
 * JSON and YAML to records and back: Tableau's payloads, workflow files with the position of every
 * mistake, and the settings of actions.
 *
 * <p>Start at {@link dev.tableauwebhooks.codec.EventDecoder} for what Tableau posts and at {@link
 * dev.tableauwebhooks.codec.WorkflowReader} for what people write. Nothing here does I/O.
 *
 * <p>May use {@code event}, {@code action} and {@code workflow}. Jackson and the YAML parser stay
 * behind it.
 */
@NullMarked
package dev.tableauwebhooks.codec;

import org.jspecify.annotations.NullMarked;

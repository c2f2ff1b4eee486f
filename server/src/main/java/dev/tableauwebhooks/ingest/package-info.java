/**
 * Tableau's POST: authenticate, decode, commit, and only then answer 202.
 *
 * <p>Start at {@link dev.tableauwebhooks.ingest.WebhookRoute}. Nothing here waits for anything but
 * the disk.
 *
 * <p>May use {@code event}, {@code run}, {@code codec} and {@code access}.
 */
@NullMarked
package dev.tableauwebhooks.ingest;

import org.jspecify.annotations.NullMarked;

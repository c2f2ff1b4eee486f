/**
 * Files and environment, read into one {@link dev.tableauwebhooks.config.Configuration}.
 *
 * <p>Start at {@link dev.tableauwebhooks.config.ConfigurationLoader}. It either gives a whole
 * configuration, checked and with every default filled in, or every {@link
 * dev.tableauwebhooks.config.ConfigurationProblem} at once; nothing is read later. No problem and
 * no {@code toString()} ever shows a secret.
 *
 * <p>May use {@code action}, {@code event}, {@code workflow} and {@code codec}. The settings of
 * connections stay raw ({@link dev.tableauwebhooks.config.RawConnection}): only connectors know
 * their form.
 */
@NullMarked
package dev.tableauwebhooks.config;

import org.jspecify.annotations.NullMarked;

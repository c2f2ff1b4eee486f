/**
 * What Tableau holds, as plain immutable records: start at {@link
 * dev.tableauwebhooks.rest.model.Content}.
 *
 * <p>Optional components are those that some Tableau version, site setting or permission leaves
 * out. Depends on nothing.
 */
@NullMarked
package dev.tableauwebhooks.rest.model;

import org.jspecify.annotations.NullMarked;

/** JSON and YAML to records and back. */
@NullMarked
package dev.tableauwebhooks.codec;

import org.jspecify.annotations.NullMarked;

/** A Tableau site in a process, over real HTTP, with failures on demand. */
@NullMarked
package dev.tableauwebhooks.simulator;

import org.jspecify.annotations.NullMarked;

/** A Java client of the Tableau REST API. */
@NullMarked
package dev.tableauwebhooks.rest;

import org.jspecify.annotations.NullMarked;

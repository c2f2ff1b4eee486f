/**
 * Code that the operator brings along: handlers written in Java, and connectors in jars.
 *
 * <p>Start at {@link dev.tableauwebhooks.extension.HandlerFolder}, which compiles and loads {@code
 * handlers/}, and {@link dev.tableauwebhooks.extension.ConnectorFolder} for {@code connectors/}.
 * {@link dev.tableauwebhooks.extension.FolderWatch} tells when to load again. Loaded code sees the
 * JDK and the {@code api} module, and nothing of the server or of the server's libraries. Nothing
 * here keeps a former set of classes alive: it can be collected when the last run that uses it has
 * ended.
 *
 * <p>May use {@code event}, {@code action}, {@code handler} and {@code workflow}.
 */
@NullMarked
package dev.tableauwebhooks.extension;

import org.jspecify.annotations.NullMarked;

/**
 * The demo: a simulated Tableau, receivers in place of Slack and an HTTP target, and a real server
 * between them, whose process may be killed at any moment.
 *
 * <p>Start at {@link dev.tableauwebhooks.demo.Demo}. {@code Stage} builds the scene, {@code Story}
 * lets things happen on it without end, and {@code Scenario} plays a fixed sequence and checks what
 * comes of it.
 *
 * <p>May use {@code event}, {@code codec} and the simulator. The server is a process of its own, so
 * nothing of it is used in Java; everything goes through files and HTTP, as with its users.
 */
@NullMarked
package dev.tableauwebhooks.demo;

import org.jspecify.annotations.NullMarked;

package dev.tableauwebhooks.demo;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What kind of demo it is to be.
 *
 * @param once whether to play the fixed scenario and check it, instead of going on without end
 * @param port of the server; 0 for any free one; empty for 8000, or any free one where that is
 *     taken
 * @param folder of the configuration and data, which is kept; empty for a temporary one, which is
 *     removed at the end
 * @param program how to start this program in a process of its own; its arguments follow
 */
public record DemoOptions(
    boolean once, OptionalInt port, Optional<Path> folder, List<String> program) {
  public DemoOptions {
    requireNonNull(port, "port");
    requireNonNull(folder, "folder");
    program = List.copyOf(program);
  }
}

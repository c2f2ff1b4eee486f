package dev.tableauwebhooks.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells which release this is. */
@Command(
    name = "version",
    description = "Tell which release this is, and the Java that it runs on.",
    footer = {"%nExample:", "  tableau-webhooks version"})
final class VersionCommand implements Callable<Integer> {
  private final Terminal terminal;

  VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The release in the manifest of the jar; classes outside of a jar have none. */
  static String version() {
    return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
        .orElse("unreleased");
  }

  @Override
  public Integer call() {
    terminal
        .out()
        .printf("tableau-webhooks %s (Java %s)%n", version(), Runtime.version().feature());
    terminal.out().flush();
    return ExitCode.OK;
  }
}

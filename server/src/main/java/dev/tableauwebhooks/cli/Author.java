package dev.tableauwebhooks.cli;

import picocli.CommandLine.Option;

/** Who does something, which the others can read. */
final class Author {
  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who you are; your login name if not given.")
  private String by = "";

  String name() {
    return by.isBlank() ? System.getProperty("user.name", "somebody") : by;
  }
}

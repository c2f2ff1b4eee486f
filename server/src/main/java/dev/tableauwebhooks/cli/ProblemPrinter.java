package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.config.ConfigurationProblem;
import java.util.List;

/** Prints the problems of a configuration, numbered, on standard error. */
final class ProblemPrinter {
  private final Terminal terminal;

  ProblemPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(List<ConfigurationProblem> problems) {
    var err = terminal.err();
    var width = String.valueOf(problems.size()).length();
    var indent = " ".repeat(width + 4);
    for (var i = 0; i < problems.size(); i++) {
      var problem = problems.get(i);
      var number = ("%" + width + "d.").formatted(i + 1);
      err.println(number + " " + terminal.bold(problem.where().toString()));
      err.println(indent + problem.what());
      err.println(indent + terminal.green("Fix:") + " " + problem.fix());
    }
    err.println(
        problems.size() == 1
            ? "The configuration has 1 problem."
            : "The configuration has %d problems.".formatted(problems.size()));
    err.flush();
  }
}

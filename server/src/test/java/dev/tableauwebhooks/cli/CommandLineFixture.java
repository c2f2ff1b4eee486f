package dev.tableauwebhooks.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Runs commands in the process and keeps what they print. */
final class CommandLineFixture {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  private final BiFunction<Terminal, Map<String, String>, Callable<Integer>> command;

  CommandLineFixture(BiFunction<Terminal, Map<String, String>, Callable<Integer>> command) {
    this.command = command;
  }

  CommandLineFixture variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** The exit code of a fresh command. */
  int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
    return new CommandLineTool(terminal, List.of(command.apply(terminal, environment))).run(args);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}

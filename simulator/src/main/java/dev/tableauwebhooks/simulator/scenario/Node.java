package dev.tableauwebhooks.simulator.scenario;

import java.util.List;

/** A piece of YAML that knows where it stands. */
sealed interface Node {

  Position at();

  /** For sentences: {@code a list}. */
  String phrase();

  /**
   * A single value.
   *
   * @param text as it reads, without quotes
   * @param empty whether there is nothing, or {@code null}
   */
  record Scalar(Position at, String text, boolean empty) implements Node {
    @Override
    public String phrase() {
      return empty ? "empty" : "'" + text + "'";
    }
  }

  /** A list. */
  record Items(Position at, List<Node> nodes) implements Node {
    public Items {
      nodes = List.copyOf(nodes);
    }

    @Override
    public String phrase() {
      return "a list";
    }
  }

  /** Keys with values. No key comes twice. */
  record Keys(Position at, List<Entry> entries) implements Node {
    public Keys {
      entries = List.copyOf(entries);
    }

    @Override
    public String phrase() {
      return "a map";
    }
  }

  /** One key with its value. */
  record Entry(String key, Position at, Node value) {}
}

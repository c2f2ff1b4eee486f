package dev.tableauwebhooks.codec;

/** A place in a file; lines and columns begin at 1. */
public record Position(int line, int column) implements Comparable<Position> {
  static final Position START = new Position(1, 1);

  @Override
  public int compareTo(Position other) {
    return line == other.line
        ? Integer.compare(column, other.column)
        : Integer.compare(line, other.line);
  }
}

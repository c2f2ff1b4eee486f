package dev.tableauwebhooks.simulator.scenario;

/**
 * A value that names something which must be there when its time comes.
 *
 * @param path the key that holds it
 */
public record Text(String value, int line, int column, String path) {

  Position at() {
    return new Position(line, column);
  }

  @Override
  public String toString() {
    return value;
  }
}

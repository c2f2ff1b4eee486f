package dev.tableauwebhooks.simulator.scenario;

/** A place in the file; lines and columns begin at 1. */
record Position(int line, int column) {
  static final Position START = new Position(1, 1);
}

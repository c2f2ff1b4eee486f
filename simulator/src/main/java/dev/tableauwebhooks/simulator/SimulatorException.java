package dev.tableauwebhooks.simulator;

/** The simulator was asked for something that it does not have, or could not start. */
public final class SimulatorException extends RuntimeException {

  SimulatorException(String message) {
    super(message);
  }

  SimulatorException(String message, Throwable cause) {
    super(message, cause);
  }
}

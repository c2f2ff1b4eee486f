package dev.tableauwebhooks.simulator;

/**
 * An event to send.
 *
 * @param event its name, such as {@code WorkbookRefreshFailed}
 * @param resource LUID or name of what it is about
 * @param error the error text that the job of a failed refresh will hold
 * @param copies how often each webhook gets the same body, as Tableau repeats itself
 */
public record Firing(String event, String resource, String error, int copies) {

  private static final int MOST_COPIES = 100;

  public Firing {
    if (copies < 1 || copies > MOST_COPIES) {
      throw new SimulatorException(
          "An event cannot be sent %d times. Use 1 to %d copies.".formatted(copies, MOST_COPIES));
    }
  }

  public static Firing of(String event, String resource) {
    return new Firing(event, resource, "", 1);
  }

  public Firing error(String text) {
    return new Firing(event, resource, text, copies);
  }

  public Firing copies(int number) {
    return new Firing(event, resource, error, number);
  }
}

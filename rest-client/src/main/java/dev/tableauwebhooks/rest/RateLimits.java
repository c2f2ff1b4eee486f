package dev.tableauwebhooks.rest;

/**
 * How many calls Tableau allows one site, so that the client stops before Tableau refuses. Counted
 * by this client alone: where several share a site, give each its part. Zero means without limit.
 *
 * @param callsAnHour all calls of one user on one site
 * @param refreshesAnHour extract refreshes that are started
 * @param jobCallsADay jobs queried and cancelled
 * @param changesAnHour workbooks and data sources changed
 */
public record RateLimits(
    int callsAnHour, int refreshesAnHour, int jobCallsADay, int changesAnHour) {

  public RateLimits {
    if (callsAnHour < 0 || refreshesAnHour < 0 || jobCallsADay < 0 || changesAnHour < 0) {
      throw new IllegalArgumentException("A limit is 0, for none, or more.");
    }
  }

  /** No limits: a Tableau Server has none by default. */
  public static RateLimits none() {
    return new RateLimits(0, 0, 0, 0);
  }

  /**
   * Those of Tableau Cloud. The first is documented, the others are told by third parties.
   *
   * @see <a href="https://help.tableau.com/current/online/en-us/to_site_capacity.htm">Tableau on
   *     the capacity of a site</a>
   */
  public static RateLimits tableauCloud() {
    return new RateLimits(40_000, 60, 20_000, 600);
  }
}

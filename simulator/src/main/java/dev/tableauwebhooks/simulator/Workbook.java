package dev.tableauwebhooks.simulator;

/**
 * A published workbook; its views are content of their own.
 *
 * @param contentUrl the part of the web address that is made from the name
 * @param megabytes the size, rounded up as Tableau does
 */
public record Workbook(Listing listing, String contentUrl, boolean showTabs, int megabytes)
    implements Content {

  @Override
  public Workbook with(Listing changed) {
    return new Workbook(changed, contentUrl, showTabs, megabytes);
  }

  Workbook withShowTabs(boolean changed) {
    return new Workbook(listing, contentUrl, changed, megabytes);
  }
}

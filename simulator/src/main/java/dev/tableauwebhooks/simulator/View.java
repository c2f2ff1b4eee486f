package dev.tableauwebhooks.simulator;

/** A sheet or dashboard of a workbook; project and owner are those of the workbook. */
public record View(Listing listing, String workbookLuid, String contentUrl, int totalViewCount)
    implements Content {

  @Override
  public View with(Listing changed) {
    return new View(changed, workbookLuid, contentUrl, totalViewCount);
  }
}

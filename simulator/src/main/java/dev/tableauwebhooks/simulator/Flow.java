package dev.tableauwebhooks.simulator;

/** A published Tableau Prep flow. */
public record Flow(Listing listing, String fileType) implements Content {

  @Override
  public Flow with(Listing changed) {
    return new Flow(changed, fileType);
  }
}

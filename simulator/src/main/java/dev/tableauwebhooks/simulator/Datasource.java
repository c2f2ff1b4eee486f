package dev.tableauwebhooks.simulator;

/** A published data source. */
public record Datasource(
    Listing listing, String contentUrl, String type, boolean certified, String certificationNote)
    implements Content {

  @Override
  public Datasource with(Listing changed) {
    return new Datasource(changed, contentUrl, type, certified, certificationNote);
  }

  Datasource certified(boolean isCertified, String note) {
    return new Datasource(listing, contentUrl, type, isCertified, note);
  }
}

package dev.tableauwebhooks.rest.model;

/** The kinds of assets that carry data quality warnings. */
public enum QualityTarget {
  DATASOURCE("datasource"),
  FLOW("flow"),
  DATABASE("database"),
  TABLE("table"),
  COLUMN("column"),
  VIRTUAL_CONNECTION("virtualConnection"),
  VIRTUAL_CONNECTION_TABLE("virtualConnectionTable"),
  /** Not on every server. */
  WORKBOOK("workbook");

  private final String path;

  QualityTarget(String path) {
    this.path = path;
  }

  /** The segment in paths of the REST API: {@code datasource}. */
  public String path() {
    return path;
  }
}

package dev.tableauwebhooks.rest.model;

/** The kinds of content that carry tags. */
public enum ContentType {
  WORKBOOK("workbooks"),
  DATASOURCE("datasources"),
  VIEW("views"),
  FLOW("flows");

  private final String path;

  ContentType(String path) {
    this.path = path;
  }

  /** The segment in paths of the REST API: {@code workbooks}. */
  public String path() {
    return path;
  }
}

package dev.tableauwebhooks.rest.model;

/** The kinds of objects that have permissions. */
public enum PermissionTarget {
  WORKBOOK("workbooks"),
  DATASOURCE("datasources"),
  VIEW("views"),
  FLOW("flows"),
  PROJECT("projects");

  private final String path;

  PermissionTarget(String path) {
    this.path = path;
  }

  /** The segment in paths of the REST API: {@code workbooks}. */
  public String path() {
    return path;
  }
}

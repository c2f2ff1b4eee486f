package dev.tableauwebhooks.simulator;

/** Something published on the site, which has a place, an owner and tags. */
public sealed interface Content permits Workbook, Datasource, View, Flow {

  Listing listing();

  /** The same thing with other common facts. */
  Content with(Listing listing);

  default String luid() {
    return listing().luid();
  }

  default String name() {
    return listing().name();
  }
}

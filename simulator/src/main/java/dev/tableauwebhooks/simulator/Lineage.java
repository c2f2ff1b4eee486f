package dev.tableauwebhooks.simulator;

import java.util.List;
import java.util.stream.Stream;

/** What reads what on a site. */
final class Lineage {

  private final Site site;

  Lineage(Site site) {
    this.site = site;
  }

  /** The published data sources that a workbook or flow reads. */
  List<Datasource> upstream(Content reader) {
    return site.belongings().readings().all().stream()
        .filter(reading -> reading.readerLuid().equals(reader.luid()))
        .flatMap(reading -> site.find(Datasource.class, reading.datasourceLuid()).stream())
        .toList();
  }

  /** The workbooks or the flows that read a data source. */
  <T extends Content> List<T> downstream(Datasource datasource, Class<T> kind) {
    return site.belongings().readings().all().stream()
        .filter(reading -> reading.datasourceLuid().equals(datasource.luid()))
        .flatMap(reading -> site.find(kind, reading.readerLuid()).stream())
        .toList();
  }

  /** The views of all workbooks that read a data source. */
  List<View> downstreamViews(Datasource datasource) {
    return downstream(datasource, Workbook.class).stream()
        .flatMap(workbook -> site.viewsOf(workbook).stream())
        .toList();
  }

  /** Who owns what reads a data source, each once. */
  List<User> downstreamOwners(Datasource datasource) {
    return Stream.concat(
            downstream(datasource, Workbook.class).stream(),
            downstream(datasource, Flow.class).stream())
        .map(content -> content.listing().ownerLuid())
        .distinct()
        .flatMap(luid -> site.users().find(luid).stream())
        .toList();
  }
}

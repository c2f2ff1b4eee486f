package dev.tableauwebhooks.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The content and the users of a site as the Metadata API shows them. */
final class MetadataNodes {

  private final Site site;
  private final Lineage lineage;

  MetadataNodes(Site site) {
    this.site = site;
    this.lineage = new Lineage(site);
  }

  MetadataNode workbook(Workbook workbook) {
    return content(workbook, "workbooks")
        .field("upstreamDatasources", upstream(workbook))
        .field("dashboards", () -> dashboards(site.viewsOf(workbook)))
        .field("sheets", () -> sheets(site.viewsOf(workbook)));
  }

  MetadataNode datasource(Datasource datasource) {
    return content(datasource, "datasources")
        .field("isCertified", datasource::certified)
        .field("certificationNote", datasource::certificationNote)
        .field("hasExtracts", () -> true)
        .field("extractLastRefreshTime", () -> refreshedAt(datasource))
        .field("extractLastUpdateTime", () -> refreshedAt(datasource))
        .field(
            "downstreamWorkbooks",
            () ->
                lineage.downstream(datasource, Workbook.class).stream()
                    .map(this::workbook)
                    .toList())
        .field(
            "downstreamFlows",
            () -> lineage.downstream(datasource, Flow.class).stream().map(this::flow).toList())
        .field("downstreamDashboards", () -> dashboards(lineage.downstreamViews(datasource)))
        .field("downstreamSheets", () -> sheets(lineage.downstreamViews(datasource)))
        .field(
            "downstreamOwners",
            () -> lineage.downstreamOwners(datasource).stream().map(this::user).toList());
  }

  MetadataNode flow(Flow flow) {
    return content(flow, "flows").field("upstreamDatasources", upstream(flow));
  }

  MetadataNode dashboard(View view) {
    return named(view.luid(), view.name())
        .field("path", () -> path(view))
        .field("createdAt", () -> Values.date(view.listing().createdAt()))
        .field("updatedAt", () -> Values.date(view.listing().updatedAt()))
        .field("workbook", () -> workbookOf(view))
        .field("sheets", () -> sheets(List.of(view)))
        .field("tags", () -> tags(view))
        .field(
            "upstreamDatasources",
            () ->
                site.find(Workbook.class, view.workbookLuid()).stream()
                    .flatMap(workbook -> lineage.upstream(workbook).stream())
                    .map(this::datasource)
                    .toList());
  }

  MetadataNode user(User user) {
    return named(user.luid(), user.fullName())
        .field("username", user::name)
        .field("email", () -> Optional.of(user.email()).filter(email -> !email.isEmpty()))
        .field("domain", () -> "local");
  }

  private MetadataNode content(Content content, String kind) {
    var listing = content.listing();
    var number = Integer.toString(listing.number());
    return named(content.luid(), content.name())
        .field("description", listing::description)
        .field("projectName", () -> site.projects().find(listing.projectLuid()).map(Project::name))
        .field("projectLuid", listing::projectLuid)
        .field("vizportalUrlId", () -> number)
        .field("uri", () -> "sites/1/%s/%s".formatted(kind, number))
        .field("createdAt", () -> Values.date(listing.createdAt()))
        .field("updatedAt", () -> Values.date(listing.updatedAt()))
        .field("owner", () -> site.users().find(listing.ownerLuid()).map(this::user))
        .field("site", this::site)
        .field("tags", () -> tags(content))
        .field("labels", () -> labels(content))
        .field("dataQualityWarnings", () -> warnings(content))
        .field(
            "hasActiveWarning",
            () ->
                site.belongings().warnings().all().stream()
                    .anyMatch(warning ->
                        warning.active() && warning.contentLuid().equals(content.luid())));
  }

  private MetadataNode named(String luid, String name) {
    return new MetadataNode()
        .field("id", () -> id(luid))
        .field("luid", () -> luid)
        .field("name", () -> name);
  }

  /** The Metadata API has identifiers of its own besides the LUIDs. */
  static String id(String luid) {
    return Luids.stable("metadata", luid);
  }

  private MetadataNode site() {
    return named(site.luid(), site.facts().name()).field("uri", () -> "sites/1");
  }

  private Supplier<List<MetadataNode>> upstream(Content reader) {
    return () -> lineage.upstream(reader).stream().map(this::datasource).toList();
  }

  private List<MetadataNode> dashboards(List<View> views) {
    return views.stream().map(this::dashboard).toList();
  }

  private List<MetadataNode> sheets(List<View> views) {
    return views.stream()
        .map(view ->
            new MetadataNode()
                .field("id", () -> id("sheet of " + view.luid()))
                .field("luid", () -> "")
                .field("name", view::name)
                .field("path", () -> "")
                .field("workbook", () -> workbookOf(view)))
        .toList();
  }

  private Optional<MetadataNode> workbookOf(View view) {
    return site.find(Workbook.class, view.workbookLuid()).map(this::workbook);
  }

  private static String path(View view) {
    return view.contentUrl().replace("/sheets/", "/");
  }

  private static List<MetadataNode> tags(Content content) {
    return content.listing().tags().stream()
        .map(tag -> new MetadataNode().field("id", () -> id("tag " + tag)).field("name", () -> tag))
        .toList();
  }

  private List<MetadataNode> labels(Content content) {
    return site.labels().all().stream()
        .filter(label -> label.contentLuid().equals(content.luid()))
        .map(label ->
            named(label.luid(), label.value())
                .field("value", label::value)
                .field("category", () -> LabelRoutes.category(label))
                .field("message", label::message)
                .field("isActive", label::active)
                .field("isElevated", label::elevated)
                .field("author", () -> site.users().find(label.ownerLuid()).map(this::user)))
        .toList();
  }

  private List<MetadataNode> warnings(Content content) {
    return site.belongings().warnings().all().stream()
        .filter(warning -> warning.contentLuid().equals(content.luid()))
        .map(warning ->
            named(warning.luid(), warning.type())
                .field("value", warning::type)
                .field("warningType", warning::type)
                .field("message", warning::message)
                .field("isActive", warning::active)
                .field("isElevated", warning::severe)
                .field("isSevere", warning::severe)
                .field("createdAt", () -> Values.date(warning.createdAt()))
                .field("updatedAt", () -> Values.date(warning.updatedAt()))
                .field("author", () -> site.users().find(warning.userLuid()).map(this::user)))
        .toList();
  }

  private String refreshedAt(Datasource datasource) {
    return Values.date(
        Renderings.refreshedAt(site, Set.of(datasource.luid()))
            .orElse(datasource.listing().updatedAt()));
  }
}

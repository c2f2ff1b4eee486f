package dev.tableauwebhooks.simulator;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes content as Tableau does. The usual answer tells of owner and project little more than
 * their LUIDs; {@code all} adds what {@code fields=_all_} brings, the owner's name and mail address
 * among it.
 */
final class ContentElements {

  private final Supplier<String> serverUrl;

  /**
   * @param serverUrl where the simulator listens, known only after the start
   */
  ContentElements(Supplier<String> serverUrl) {
    this.serverUrl = serverUrl;
  }

  Element content(Site site, Content content, boolean all) {
    return switch (content) {
      case Workbook workbook -> workbook(site, workbook, all);
      case Datasource datasource -> datasource(site, datasource, all);
      case View view -> view(site, view, all);
      case Flow flow -> flow(site, flow, all);
    };
  }

  private Element workbook(Site site, Workbook workbook, boolean all) {
    var listing = workbook.listing();
    var views = site.viewsOf(workbook);
    var element =
        start("workbook", listing)
            .with("contentUrl", workbook.contentUrl())
            .with("webpageUrl", webpage(site, "workbooks", listing))
            // Tableau's JSON has this one as a string
            .with("showTabs", Boolean.toString(workbook.showTabs()))
            .with("size", Integer.toString(workbook.megabytes()))
            .with("encryptExtracts", "false");
    if (!views.isEmpty()) {
      element.with("defaultViewId", views.getFirst().luid());
    }
    if (all) {
      element.with("sheetCount", Integer.toString(views.size())).with("hasExtracts", true);
    }
    return dated(element, listing)
        .child(project(site, listing, all))
        .child(owner(site, listing, all))
        .child(tags(listing));
  }

  /** A single workbook also lists its views, which the list of workbooks does not. */
  Element workbookWithViews(Site site, Workbook workbook, boolean all) {
    var views =
        site.viewsOf(workbook).stream()
            .map(view ->
                Element.named("view")
                    .with("id", view.luid())
                    .with("name", view.name())
                    .with("contentUrl", view.contentUrl())
                    .with("viewUrlName", viewUrlName(view))
                    .child(tags(view.listing())))
            .toList();
    return workbook(site, workbook, all).child(Element.list("views", views));
  }

  private Element datasource(Site site, Datasource datasource, boolean all) {
    var listing = datasource.listing();
    var element =
        start("datasource", listing)
            .with("contentUrl", datasource.contentUrl())
            .with("webpageUrl", webpage(site, "datasources", listing))
            .with("type", datasource.type())
            .with("isCertified", datasource.certified())
            .with("encryptExtracts", "false");
    if (!datasource.certificationNote().isEmpty()) {
      element.with("certificationNote", datasource.certificationNote());
    }
    if (all) {
      element.with("hasExtracts", true).with("size", "1");
    }
    return dated(element, listing)
        .child(project(site, listing, all))
        .child(owner(site, listing, all))
        .child(tags(listing));
  }

  private Element view(Site site, View view, boolean all) {
    var listing = view.listing();
    var element =
        Element.named("view")
            .with("id", view.luid())
            .with("name", view.name())
            .with("contentUrl", view.contentUrl())
            .with("viewUrlName", viewUrlName(view));
    if (all) {
      element.with("sheetType", "dashboard");
    }
    return dated(element, listing)
        .child(Element.named("workbook").with("id", view.workbookLuid()))
        .child(owner(site, listing, all))
        .child(project(site, listing, all))
        .child(tags(listing));
  }

  Element viewWithUsage(Site site, View view, boolean all) {
    return view(site, view, all)
        .child(
            Element.named("usage").with("totalViewCount", Integer.toString(view.totalViewCount())));
  }

  private Element flow(Site site, Flow flow, boolean all) {
    var listing = flow.listing();
    var element =
        start("flow", listing)
            .with("webpageUrl", webpage(site, "flows", listing))
            .with("fileType", flow.fileType());
    return dated(element, listing)
        .child(project(site, listing, all))
        .child(owner(site, listing, all))
        .child(tags(listing));
  }

  static Element tags(Listing listing) {
    return tags(listing.tags());
  }

  static Element tags(List<String> labels) {
    return Element.list(
        "tags", labels.stream().map(label -> Element.named("tag").with("label", label)).toList());
  }

  private static Element start(String name, Listing listing) {
    return Element.named(name)
        .with("id", listing.luid())
        .with("name", listing.name())
        .with(
            "description",
            Optional.of(listing.description()).filter(description -> !description.isEmpty()));
  }

  private static Element dated(Element element, Listing listing) {
    return element
        .with("createdAt", Values.date(listing.createdAt()))
        .with("updatedAt", Values.date(listing.updatedAt()));
  }

  private static Element project(Site site, Listing listing, boolean all) {
    var element = Element.named("project").with("id", listing.projectLuid());
    site.projects()
        .find(listing.projectLuid())
        .ifPresent(project -> {
          element.with("name", project.name());
          if (all) {
            element.with("description", project.description());
          }
        });
    return element;
  }

  private static Element owner(Site site, Listing listing, boolean all) {
    var element = Element.named("owner").with("id", listing.ownerLuid());
    site.users()
        .find(listing.ownerLuid())
        .filter(_ -> all)
        .ifPresent(user -> {
          element
              .with("name", user.name())
              .with("fullName", user.fullName())
              .with("siteRole", user.siteRole());
          if (!user.email().isEmpty()) {
            element.with("email", user.email());
          }
        });
    return element;
  }

  private String webpage(Site site, String kind, Listing listing) {
    var contentUrl = site.facts().contentUrl();
    var place = contentUrl.isEmpty() ? "" : "site/" + contentUrl + "/";
    return "%s/#/%s%s/%d".formatted(serverUrl.get(), place, kind, listing.number());
  }

  private static String viewUrlName(View view) {
    return view.contentUrl().substring(view.contentUrl().lastIndexOf('/') + 1);
  }
}

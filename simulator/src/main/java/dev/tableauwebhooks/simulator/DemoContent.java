package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Fills the demo site: nested projects, and names that break careless code. */
final class DemoContent {

  private static final Instant CREATED = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant UPDATED = Instant.parse("2026-03-02T06:30:00Z");

  private static final String REPORTS = "Finance/Reports";
  private static final String MONTHLY = "Finance/Reports/Monthly";
  private static final String LABS = "R&D <Labs>";

  private final Site site;

  private DemoContent(Site site) {
    this.site = site;
  }

  static void addTo(Site site) {
    var demo = new DemoContent(site);
    demo.users();
    demo.projects();
    demo.workbooks();
    demo.datasources();
    demo.flow(Publication.named("Clean Orders").in("Operations").ownedBy("sam").tagged("nightly"));
    demo.broadcast("Revenue Overview", "Summary");
    demo.broadcast("Warehouse Stock", "Stock by Site");
  }

  private void users() {
    user("maya", "Maya Chen", "maya.chen@example.com", "Creator");
    user("jonas", "Jonas Weber", "jonas.weber@example.com", "SiteAdministratorExplorer");
    user("zoe", "Zoë O'Neill", "zoe.oneill@example.com", "ExplorerCanPublish");
    user("sam", "Sam Rivera", "", "Creator");
    user(DemoSite.VIEWER, "Vera Viewer", "vera.viewer@example.com", "Viewer");
  }

  private void projects() {
    project("Finance", "Everything about money.", "maya");
    project(REPORTS, "What the board reads.", "maya");
    project(MONTHLY, "", "jonas");
    project("Sales", "", "sam");
    project("Sales/EMEA", "", "jonas");
    project("Operations", "", DemoSite.ADMIN);
    project(LABS, "Names here are \"difficult\" on purpose.", "zoe");
  }

  private void workbooks() {
    workbook(
        Publication.named("Revenue Overview")
            .in(REPORTS)
            .ownedBy("maya")
            .described("Revenue by region and month.")
            .tagged("critical", "finance")
            .withViews("Summary", "By Region"));
    workbook(
        Publication.named("Month End Close")
            .in(MONTHLY)
            .ownedBy("jonas")
            .tagged("critical")
            .withViews("Checklist", "Ledger"));
    workbook(
        Publication.named("Cash \"Flow\" <draft> & Notes")
            .in(MONTHLY)
            .ownedBy("maya")
            .withViews("Cash & \"Flow\""));
    workbook(Publication.named("Headcount").in("Finance").ownedBy("zoe").tagged("people"));
    workbook(Publication.named("Headcount").in("Operations").ownedBy(DemoSite.ADMIN));
    workbook(
        Publication.named("Pipeline 🚀")
            .in("Sales")
            .ownedBy("sam")
            .tagged("critical", "sales")
            .withViews("Pipeline 🚀", "Won & Lost"));
    workbook(Publication.named("EMEA Forecast").in("Sales/EMEA").ownedBy("jonas").tagged("sales"));
    workbook(
        Publication.named("Warehouse Stock")
            .in("Operations")
            .ownedBy(DemoSite.ADMIN)
            .tagged("ops")
            .withViews("Stock by Site"));
    workbook(
        Publication.named("O'Neill's Lab | Results: 100 %")
            .in(LABS)
            .ownedBy("zoe")
            .tagged("needs review"));
  }

  private void datasources() {
    datasource(
        Publication.named("Revenue").in("Finance").ownedBy("maya").tagged("critical"),
        "Checked by the controlling team.");
    datasource(Publication.named("General Ledger").in(REPORTS).ownedBy("jonas"), "Month end.");
    datasource(Publication.named("CRM Accounts").in("Sales").ownedBy("sam").tagged("sales"), "");
    datasource(
        Publication.named("Stock Levels").in("Operations").ownedBy(DemoSite.ADMIN).tagged("ops"),
        "");
    datasource(
        Publication.named("Sensors & \"Probes\" <raw>").in(LABS).ownedBy("zoe").tagged("r&d"), "");
  }

  private void user(String name, String fullName, String email, String siteRole) {
    site.users()
        .put(new User(Luids.stable("user", "demo/" + name), name, fullName, email, siteRole));
  }

  private void project(String path, String description, String owner) {
    var slash = path.lastIndexOf('/');
    Optional<String> parent =
        slash < 0 ? Optional.empty() : site.projectAt(path.substring(0, slash)).map(Project::luid);
    site.projects()
        .put(
            new Project(
                Luids.stable("project", "demo/" + path),
                path.substring(slash + 1),
                description,
                parent,
                ownerLuid(owner),
                CREATED));
  }

  private void workbook(Publication publication) {
    var contentUrl = Publisher.freeContentUrl(site, Workbook.class, publication.name());
    var workbook = new Workbook(listing("workbook", publication), contentUrl, true, 2);
    site.content().put(workbook);
    for (var name : publication.views()) {
      var path = publication.projectPath() + "/" + publication.name() + "/" + name;
      var listing =
          new Listing(
              Luids.stable("view", path),
              site.nextNumber(),
              name,
              "",
              workbook.listing().projectLuid(),
              workbook.listing().ownerLuid(),
              List.of(),
              CREATED,
              UPDATED);
      site.content().put(new View(listing, workbook.luid(), Publisher.viewUrl(workbook, name), 42));
    }
  }

  private void datasource(Publication publication, String certificationNote) {
    site.content()
        .put(
            new Datasource(
                listing("datasource", publication),
                Publisher.freeContentUrl(site, Datasource.class, publication.name()),
                "hyper",
                !certificationNote.isEmpty(),
                certificationNote));
  }

  private void flow(Publication publication) {
    site.content().put(new Flow(listing("flow", publication), "tflx"));
  }

  private void broadcast(String workbookName, String viewName) {
    var workbook =
        site.all(Workbook.class).stream()
            .filter(candidate -> candidate.name().equals(workbookName))
            .findFirst()
            .orElseThrow();
    for (var view : site.viewsOf(workbook)) {
      if (view.name().equals(viewName)) {
        site.broadcasts()
            .put(new Broadcast(view.luid(), workbook.luid(), true, true, false, 0, UPDATED));
      }
    }
  }

  private Listing listing(String kind, Publication publication) {
    return new Listing(
        Luids.stable(kind, publication.projectPath() + "/" + publication.name()),
        site.nextNumber(),
        publication.name(),
        publication.description(),
        site.projectAt(publication.projectPath()).orElseThrow().luid(),
        ownerLuid(publication.owner()),
        publication.tags(),
        CREATED,
        UPDATED);
  }

  private String ownerLuid(String name) {
    return site.userNamed(name).orElseThrow().luid();
  }
}

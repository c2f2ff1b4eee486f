package dev.tableauwebhooks.simulator;

/** What every simulator begins with, and begins with again when it is reset. */
final class Beginning {

  private static final User ADMINISTRATOR =
      new User("", DemoSite.ADMIN, "Ada Admin", "ada.admin@example.com", "ServerAdministrator");
  private static final Site.Facts DEFAULT = new Site.Facts(DemoSite.DEFAULT_PROJECT, "");
  private static final Site.Facts DEMO = new Site.Facts("Demo", DemoSite.CONTENT_URL);

  private Beginning() {}

  static Accounts accounts() {
    var app = new ConnectedApp(DemoSite.CLIENT_ID, DemoSite.SECRET_ID, DemoSite.SECRET_VALUE);
    var accounts = new Accounts(app);
    fill(accounts);
    return accounts;
  }

  static Sites sites() {
    var sites = new Sites();
    sites.add(new Site(DemoSite.DEFAULT_SITE_LUID, DEFAULT));
    sites.add(new Site(DemoSite.LUID, DEMO));
    fill(sites);
    return sites;
  }

  /** Puts everything back. The demo site stays the same object, all other sites are new. */
  static void restore(Sites sites, Site demo, Accounts accounts) {
    for (var site : sites.all()) {
      site.clear();
      sites.remove(site.luid());
    }
    demo.clear();
    sites.add(new Site(DemoSite.DEFAULT_SITE_LUID, DEFAULT));
    sites.add(demo);
    accounts.clear();
    fill(sites);
    fill(accounts);
  }

  private static void fill(Accounts accounts) {
    accounts.addPassword(DemoSite.ADMIN, DemoSite.ADMIN_PASSWORD);
    accounts.addPassword(DemoSite.VIEWER, DemoSite.VIEWER_PASSWORD);
    accounts.addToken(DemoSite.PAT_NAME, DemoSite.PAT_SECRET, DemoSite.ADMIN);
  }

  private static void fill(Sites sites) {
    var standard = sites.find(DemoSite.DEFAULT_SITE_LUID).orElseThrow();
    NewSite.fill(standard, ADMINISTRATOR);
    var demo = sites.find(DemoSite.LUID).orElseThrow();
    demo.rename(DEMO);
    NewSite.fill(demo, ADMINISTRATOR);
    DemoContent.addTo(demo);
    DemoBelongings.addTo(demo);
  }
}

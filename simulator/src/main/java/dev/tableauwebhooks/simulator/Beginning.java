package dev.tableauwebhooks.simulator;

/** What every simulator begins with. */
final class Beginning {

  private Beginning() {}

  static Accounts accounts() {
    var app = new ConnectedApp(DemoSite.CLIENT_ID, DemoSite.SECRET_ID, DemoSite.SECRET_VALUE);
    var accounts = new Accounts(app);
    accounts.addPassword(DemoSite.ADMIN, DemoSite.ADMIN_PASSWORD);
    accounts.addPassword(DemoSite.VIEWER, DemoSite.VIEWER_PASSWORD);
    accounts.addToken(DemoSite.PAT_NAME, DemoSite.PAT_SECRET, DemoSite.ADMIN);
    return accounts;
  }

  static Sites sites() {
    var admin =
        new User("", DemoSite.ADMIN, "Ada Admin", "ada.admin@example.com", "ServerAdministrator");
    var sites = new Sites();
    sites.add(
        NewSite.of(
            DemoSite.DEFAULT_SITE_LUID, new Site.Facts(DemoSite.DEFAULT_PROJECT, ""), admin));
    var demo = NewSite.of(DemoSite.LUID, new Site.Facts("Demo", DemoSite.CONTENT_URL), admin);
    DemoContent.addTo(demo);
    DemoBelongings.addTo(demo);
    sites.add(demo);
    return sites;
  }
}

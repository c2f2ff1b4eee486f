package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.util.Optional;

/**
 * Makes a site as Tableau does: with a Default project, its first administrator and the group of
 * all users.
 */
final class NewSite {

  private static final Instant CREATED = Instant.parse("2026-01-05T08:00:00Z");

  private NewSite() {}

  static Site of(String luid, Site.Facts facts, User administrator) {
    var site = new Site(luid, facts);
    fill(site, administrator);
    return site;
  }

  /** Puts onto an empty site what every site has. */
  static void fill(Site site, User administrator) {
    var luid = site.luid();
    var key = luid + "/" + administrator.name();
    var owner =
        new User(
            Luids.stable("user", key),
            administrator.name(),
            administrator.fullName(),
            administrator.email(),
            administrator.siteRole());
    site.users().put(owner);
    site.projects()
        .put(
            new Project(
                Luids.stable("project", luid + "/" + DemoSite.DEFAULT_PROJECT),
                DemoSite.DEFAULT_PROJECT,
                "The default project that was automatically created by Tableau.",
                Optional.empty(),
                owner.luid(),
                CREATED));
    site.belongings()
        .groups()
        .put(
            new Group(
                Luids.stable("group", luid + "/" + Group.ALL_USERS),
                Group.ALL_USERS,
                Optional.empty()));
  }
}

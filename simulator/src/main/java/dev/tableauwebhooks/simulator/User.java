package dev.tableauwebhooks.simulator;

import java.util.Set;

/**
 * A user of one site.
 *
 * @param name what the user signs in with
 * @param email empty when Tableau knows none, which is common on Tableau Server
 * @param siteRole Tableau's word, such as {@code Creator}
 */
public record User(String luid, String name, String fullName, String email, String siteRole) {

  private static final Set<String> SITE_ADMINISTRATORS =
      Set.of("SiteAdministratorCreator", "SiteAdministratorExplorer", "SiteAdministrator");
  private static final Set<String> READERS = Set.of("Viewer", "Unlicensed", "ReadOnly", "Explorer");

  User withSiteRole(String changed) {
    return new User(luid, name, fullName, email, changed);
  }

  User withNames(String changedFullName, String changedEmail) {
    return new User(luid, name, changedFullName, changedEmail, siteRole);
  }

  /** Only these roles make the Admin events; a server administrator is another thing. */
  boolean isSiteAdministrator() {
    return SITE_ADMINISTRATORS.contains(siteRole);
  }

  boolean isServerAdministrator() {
    return siteRole.equals("ServerAdministrator");
  }

  boolean isAdministrator() {
    return isSiteAdministrator() || isServerAdministrator();
  }

  boolean mayChangeContent() {
    return !READERS.contains(siteRole);
  }
}

package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A user of a site.
 *
 * @param name the name that one signs in with; on Tableau Cloud the e-mail address
 * @param fullName the name that people read
 * @param email absent where Tableau keeps none
 * @param siteRole such as {@code SiteAdministratorCreator}
 * @param domain {@code local}, {@code external} or a directory's name
 */
public record User(
    String luid,
    String name,
    Optional<String> fullName,
    Optional<String> email,
    Optional<String> siteRole,
    Optional<Instant> lastLogin,
    Optional<String> domain) {
  public User {
    requireNonNull(luid, "luid");
    requireNonNull(name, "name");
    requireNonNull(fullName, "fullName");
    requireNonNull(email, "email");
    requireNonNull(siteRole, "siteRole");
    requireNonNull(lastLogin, "lastLogin");
    requireNonNull(domain, "domain");
  }
}

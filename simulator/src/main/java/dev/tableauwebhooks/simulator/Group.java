package dev.tableauwebhooks.simulator;

import java.util.Optional;

/**
 * A group of users.
 *
 * @param minimumSiteRole the role that its members get at least, where the group grants one
 */
record Group(String luid, String name, Optional<String> minimumSiteRole) {

  /** The group that every user of a site belongs to, and nobody can leave. */
  static final String ALL_USERS = "All Users";

  boolean isAllUsers() {
    return name.equals(ALL_USERS);
  }
}

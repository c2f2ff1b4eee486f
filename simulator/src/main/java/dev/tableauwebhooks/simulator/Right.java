package dev.tableauwebhooks.simulator;

/** What a user must be to make a call. */
enum Right {
  /** Any user of the site. */
  MEMBER,
  /** A user whose site role may publish. */
  AUTHOR,
  /** A site or server administrator. */
  ADMINISTRATOR,
  /** A server administrator. */
  SERVER_ADMINISTRATOR;

  boolean isHeldBy(User user) {
    return switch (this) {
      case MEMBER -> true;
      case AUTHOR -> user.mayChangeContent();
      case ADMINISTRATOR -> user.isAdministrator();
      case SERVER_ADMINISTRATOR -> user.isServerAdministrator();
    };
  }
}

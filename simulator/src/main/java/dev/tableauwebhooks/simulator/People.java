package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Events.Subject;

/** Changes the users of a site and tells its webhooks. */
final class People {

  private static final String UNLICENSED = "Unlicensed";

  private final Events events;

  People(Events events) {
    this.events = events;
  }

  /**
   * Gives a user another role. Only becoming a site administrator, or ceasing to be one, is an
   * event.
   */
  User setRole(Site site, User user, String siteRole) {
    var changed = user.withSiteRole(siteRole);
    site.users().put(changed);
    if (changed.isSiteAdministrator() && !user.isSiteAdministrator()) {
      events.fire(site, HookEvent.ADMIN_PROMOTED, Subject.of(changed));
    } else if (user.isSiteAdministrator() && !changed.isSiteAdministrator()) {
      events.fire(site, HookEvent.ADMIN_DEMOTED, Subject.of(changed));
    }
    return changed;
  }

  /**
   * Removes a user. One who owns content stays, without a licence, and the call is a conflict, as
   * Tableau does it; the code of the conflict is a guess.
   */
  void delete(Site site, User user) {
    var owns =
        site.content().all().stream()
            .anyMatch(content -> content.listing().ownerLuid().equals(user.luid()));
    if (owns) {
      setRole(site, user, UNLICENSED);
      throw Refusal.of(
          409003,
          "User '%s' owns content and could not be deleted. The site role is now Unlicensed."
              .formatted(user.name()));
    }
    site.users().remove(user.luid());
    site.belongings().forgetUser(user.luid());
    events.fire(site, HookEvent.USER_DELETED, Subject.of(user));
  }

  /** Gives everything one user owns to another. */
  void mapAssets(Site site, User from, User to) {
    for (var content : site.content().all()) {
      if (content.listing().ownerLuid().equals(from.luid())) {
        site.content().put(content.with(content.listing().withOwner(to.luid())));
      }
    }
    for (var alert : site.belongings().alerts().all()) {
      if (alert.ownerLuid().equals(from.luid())) {
        site.belongings().alerts().put(alert.withOwner(to.luid()));
      }
    }
  }
}

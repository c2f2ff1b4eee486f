package dev.tableauwebhooks.simulator;

/** Applies an update call's wishes to what all content has; what it does not name stays. */
final class ListingUpdate {

  private ListingUpdate() {}

  static Listing apply(Site site, Listing listing, Body asked) {
    return move(site, listing, asked)
        .withName(asked.text("name").orElse(listing.name()))
        .withDescription(asked.text("description").orElse(listing.description()));
  }

  /** Only project and owner. */
  static Listing move(Site site, Listing listing, Body asked) {
    var project =
        asked.find("project").flatMap(wish -> wish.text("id")).orElse(listing.projectLuid());
    var owner = asked.find("owner").flatMap(wish -> wish.text("id")).orElse(listing.ownerLuid());
    if (site.projects().find(project).isEmpty()) {
      throw Refusal.notFound(404005, "Project", project);
    }
    if (site.users().find(owner).isEmpty()) {
      throw Refusal.notFound(404002, "User", owner);
    }
    return listing.withProject(project).withOwner(owner);
  }
}

package dev.tableauwebhooks.simulator;

/** That a user belongs to a group; the group of all users needs none. */
record Membership(String groupLuid, String userLuid) {

  String key() {
    return groupLuid + "/" + userLuid;
  }
}

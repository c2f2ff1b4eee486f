package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What all content has in common.
 *
 * @param number the short id in the content's web address
 * @param tags without duplicates, in the order they were added
 */
public record Listing(
    String luid,
    int number,
    String name,
    String description,
    String projectLuid,
    String ownerLuid,
    List<String> tags,
    Instant createdAt,
    Instant updatedAt) {

  public Listing {
    tags = tags.stream().distinct().toList();
  }

  Listing withName(String changed) {
    return new Listing(
        luid, number, changed, description, projectLuid, ownerLuid, tags, createdAt, updatedAt);
  }

  Listing withDescription(String changed) {
    return new Listing(
        luid, number, name, changed, projectLuid, ownerLuid, tags, createdAt, updatedAt);
  }

  Listing withProject(String changed) {
    return new Listing(
        luid, number, name, description, changed, ownerLuid, tags, createdAt, updatedAt);
  }

  Listing withOwner(String changed) {
    return new Listing(
        luid, number, name, description, projectLuid, changed, tags, createdAt, updatedAt);
  }

  Listing withTags(Collection<String> changed) {
    return new Listing(
        luid,
        number,
        name,
        description,
        projectLuid,
        ownerLuid,
        List.copyOf(changed),
        createdAt,
        updatedAt);
  }

  Listing plusTags(Collection<String> added) {
    var all = new ArrayList<>(tags);
    all.addAll(added);
    return withTags(all);
  }

  Listing minusTag(String removed) {
    return withTags(tags.stream().filter(tag -> !tag.equals(removed)).toList());
  }

  Listing updated(Instant when) {
    return new Listing(
        luid, number, name, description, projectLuid, ownerLuid, tags, createdAt, when);
  }
}

package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.ContentFacts;
import dev.tableauwebhooks.rest.model.Reference;
import java.util.List;
import java.util.Optional;

/** Reads what all content has in common. */
final class Facts {
  private Facts() {}

  static ContentFacts read(Json json) {
    return new ContentFacts(
        json.requiredText("id"),
        json.text("name").orElse(""),
        json.text("description"),
        json.text("webpageUrl"),
        json.instant("createdAt"),
        json.instant("updatedAt"),
        reference(json, "project"),
        reference(json, "owner"),
        tags(json));
  }

  static Optional<Reference> reference(Json json, String name) {
    return json.object(name)
        .flatMap(it -> it.text("id").map(luid -> new Reference(luid, it.text("name"))));
  }

  static List<String> tags(Json json) {
    return json.list("tags", "tag").stream().flatMap(tag -> tag.text("label").stream()).toList();
  }
}

package dev.tableauwebhooks.rest.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something published on a site. */
public sealed interface Content permits Workbook, Datasource, View, Flow {

  ContentFacts facts();

  default String luid() {
    return facts().luid();
  }

  default String name() {
    return facts().name();
  }

  default Optional<String> description() {
    return facts().description();
  }

  /** The link that opens it; older servers leave it out. */
  default Optional<String> webpageUrl() {
    return facts().webpageUrl();
  }

  default Optional<Instant> createdAt() {
    return facts().createdAt();
  }

  default Optional<Instant> updatedAt() {
    return facts().updatedAt();
  }

  default Optional<Reference> project() {
    return facts().project();
  }

  default Optional<Reference> owner() {
    return facts().owner();
  }

  default List<String> tags() {
    return facts().tags();
  }
}

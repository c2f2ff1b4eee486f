package dev.tableauwebhooks.simulator;

import java.util.List;

/**
 * Something to publish.
 *
 * @param projectPath names of nested projects, such as {@code Finance/Reports}
 * @param owner the user name of the owner
 * @param views names of the views of a workbook; a data source has none
 */
public record Publication(
    String name,
    String projectPath,
    String owner,
    String description,
    List<String> tags,
    List<String> views) {

  public Publication {
    tags = List.copyOf(tags);
    views = List.copyOf(views);
  }

  /** In the Default project, owned by the administrator, with one view. */
  public static Publication named(String name) {
    return new Publication(
        name, DemoSite.DEFAULT_PROJECT, DemoSite.ADMIN, "", List.of(), List.of("Sheet 1"));
  }

  public Publication in(String path) {
    return new Publication(name, path, owner, description, tags, views);
  }

  public Publication ownedBy(String user) {
    return new Publication(name, projectPath, user, description, tags, views);
  }

  public Publication described(String text) {
    return new Publication(name, projectPath, owner, text, tags, views);
  }

  public Publication tagged(String... labels) {
    return new Publication(name, projectPath, owner, description, List.of(labels), views);
  }

  public Publication withViews(String... names) {
    return new Publication(name, projectPath, owner, description, tags, List.of(names));
  }
}

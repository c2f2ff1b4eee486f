package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.rest.model.Project;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProjectTreeTest {

  @Test
  void walksUpToTheTop() {
    var tree =
        ProjectTree.of(
            Stream.of(
                project("3", "Monthly", "2"), project("2", "Reports", "1"), top("1", "Finance")));
    assertThat(tree.path("3")).contains("Finance/Reports/Monthly");
    assertThat(tree.path("1")).contains("Finance");
    assertThat(tree.path("4")).isEmpty();
  }

  @Test
  void beginsWhereTheUserMayNotSeeMore() {
    var tree = ProjectTree.of(Stream.of(project("3", "Monthly", "hidden")));
    assertThat(tree.path("3")).contains("Monthly");
  }

  @Test
  void endsInACircle() {
    var tree = ProjectTree.of(Stream.of(project("1", "A", "2"), project("2", "B", "1")));
    assertThat(tree.path("1")).contains("B/A");
  }

  private static Project top(String luid, String name) {
    return new Project(luid, name, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Project project(String luid, String name, String parent) {
    return new Project(luid, name, Optional.empty(), Optional.of(parent), Optional.empty());
  }
}

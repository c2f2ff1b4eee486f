package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What depends on a data source or workbook, and what it depends on.
 *
 * @param upstream the published data sources that it reads
 * @param workbooks the workbooks that read it
 * @param dashboards the dashboards that show it
 * @param flows the flows that read it
 * @param owners who owns any of these, each once
 * @param warnings why something may be missing; empty where the answer is whole
 */
public record Lineage(
    List<Asset> upstream,
    List<Asset> workbooks,
    List<Asset> dashboards,
    List<Asset> flows,
    List<Owner> owners,
    List<String> warnings) {
  public Lineage {
    upstream = List.copyOf(upstream);
    workbooks = List.copyOf(workbooks);
    dashboards = List.copyOf(dashboards);
    flows = List.copyOf(flows);
    owners = List.copyOf(owners);
    warnings = List.copyOf(warnings);
  }

  /** Whether something may be missing. */
  public boolean isPartial() {
    return !warnings.isEmpty();
  }

  /**
   * Content that the lineage names.
   *
   * @param luid empty for a dashboard that is hidden, which has none
   */
  public record Asset(String luid, String name, Optional<String> projectName) {
    public Asset {
      requireNonNull(luid, "luid");
      requireNonNull(name, "name");
      requireNonNull(projectName, "projectName");
    }
  }

  /**
   * Somebody who owns content.
   *
   * @param username the name that one signs in with
   * @param email absent where Tableau does not show it
   */
  public record Owner(
      String luid, Optional<String> name, Optional<String> username, Optional<String> email) {
    public Owner {
      requireNonNull(luid, "luid");
      requireNonNull(name, "name");
      requireNonNull(username, "username");
      requireNonNull(email, "email");
    }
  }
}

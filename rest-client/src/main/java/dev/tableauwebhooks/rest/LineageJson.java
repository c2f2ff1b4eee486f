package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.Lineage;
import dev.tableauwebhooks.rest.model.Lineage.Asset;
import dev.tableauwebhooks.rest.model.Lineage.Owner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The queries behind {@link Lineage}, and their answers. */
final class LineageJson {
  static final String OF_DATASOURCE =
      """
      query($luid: String) {
        publishedDatasourcesConnection(filter: {luid: $luid}) {
          nodes {
            owner { luid name username email }
            downstreamWorkbooks {
              luid name projectName owner { luid name username email }
            }
            downstreamDashboards { luid name }
            downstreamFlows { luid name projectName owner { luid name username email } }
            downstreamOwners { luid name username email }
          }
        }
      }
      """;

  static final String OF_WORKBOOK =
      """
      query($luid: String) {
        workbooksConnection(filter: {luid: $luid}) {
          nodes {
            owner { luid name username email }
            dashboards { luid name }
            upstreamDatasources {
              luid name projectName owner { luid name username email }
            }
          }
        }
      }
      """;

  private LineageJson() {}

  static Lineage read(Json node, List<String> warnings) {
    var upstream = node.list("upstreamDatasources");
    var workbooks = node.list("downstreamWorkbooks");
    var flows = node.list("downstreamFlows");
    var dashboards =
        Stream.of("downstreamDashboards", "dashboards").flatMap(it -> node.list(it).stream());
    return new Lineage(
        assets(upstream.stream()),
        assets(workbooks.stream()),
        assets(dashboards),
        assets(flows.stream()),
        owners(
            Stream.concat(
                Stream.of(Stream.of(node), upstream.stream(), workbooks.stream(), flows.stream())
                    .flatMap(it -> it)
                    .flatMap(it -> it.object("owner").stream()),
                node.list("downstreamOwners").stream())),
        warnings);
  }

  private static List<Asset> assets(Stream<Json> nodes) {
    return nodes
        .map(node ->
            new Asset(
                node.text("luid").orElse(""),
                node.text("name").orElse(""),
                node.text("projectName")))
        .distinct()
        .toList();
  }

  private static List<Owner> owners(Stream<Json> nodes) {
    var byLuid = new LinkedHashMap<String, Owner>();
    nodes
        .flatMap(node -> owner(node).stream())
        .forEach(owner -> byLuid.putIfAbsent(owner.luid(), owner));
    return List.copyOf(byLuid.values());
  }

  private static Optional<Owner> owner(Json node) {
    return node.text("luid")
        .map(luid -> new Owner(luid, node.text("name"), node.text("username"), node.text("email")));
  }
}

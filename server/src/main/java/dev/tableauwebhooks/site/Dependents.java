package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.rest.model.Lineage;
import dev.tableauwebhooks.rest.model.Lineage.Asset;
import dev.tableauwebhooks.rest.model.Lineage.Owner;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Who is affected when content of one site changes or breaks: its lineage. */
final class Dependents {
  private final Site site;
  private final SharedCalls<Key, Optional<Lineage>> lineages;

  private record Key(ResourceKind kind, String luid) {
    @Override
    public String toString() {
      return "the lineage of %s %s".formatted(kind.word(), luid);
    }
  }

  Dependents(Site site, InstantSource clock) {
    this.site = site;
    this.lineages = new SharedCalls<>(clock);
  }

  /** What expressions see of the lineage of a workbook or data source, perhaps some minutes old. */
  Optional<Object> find(String property, ResourceKind kind, String luid) {
    return lineages
        .get(new Key(kind, luid), () -> told(kind, luid))
        .flatMap(it -> value(property, it));
  }

  private Optional<Lineage> told(ResourceKind kind, String luid) {
    var metadata = site.tableau().metadata();
    return switch (kind) {
      case DATASOURCE -> metadata.lineageOfDatasource(luid);
      case WORKBOOK -> metadata.lineageOfWorkbook(luid);
      default -> Optional.empty();
    };
  }

  private Optional<Object> value(String property, Lineage lineage) {
    return switch (property) {
      case "upstream" -> Optional.of(names(lineage.upstream()));
      case "workbooks" -> Optional.of(names(lineage.workbooks()));
      case "dashboards" -> Optional.of(names(lineage.dashboards()));
      case "flows" -> Optional.of(names(lineage.flows()));
      case "owners" -> Optional.of(lineage.owners().stream().map(Dependents::name).toList());
      case "ownerEmails" -> Optional.of(emails(lineage.owners()));
      case "isPartial" -> Optional.of(lineage.isPartial());
      default -> Optional.empty();
    };
  }

  private static List<String> names(List<Asset> assets) {
    return assets.stream().map(Asset::name).distinct().toList();
  }

  private static String name(Owner owner) {
    return owner.name().or(owner::username).orElse(owner.luid());
  }

  /** The Metadata API does not show the address to everybody; the user's own record does. */
  private List<String> emails(List<Owner> owners) {
    return owners.stream()
        .flatMap(owner ->
            owner
                .email()
                .filter(it -> !it.isEmpty())
                .or(() -> site.objects().findUser(owner.luid()).flatMap(it -> it.findText("email")))
                .stream())
        .distinct()
        .toList();
  }
}

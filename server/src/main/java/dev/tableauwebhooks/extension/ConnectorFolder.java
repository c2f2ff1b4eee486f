package dev.tableauwebhooks.extension;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Connector;
import dev.tableauwebhooks.extension.Provider.Broken;
import dev.tableauwebhooks.extension.Provider.Found;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder of connectors: jars that name theirs in {@code META-INF/services}. Each jar has a
 * class loader of its own, so two connectors may bring different versions of one library.
 */
public final class ConnectorFolder {
  private final Path folder;

  /**
   * @param folder need not exist
   */
  public ConnectorFolder(Path folder) {
    this.folder = requireNonNull(folder, "folder");
  }

  /** Loads what lies in the folder now. Connectors that were loaded before stay as they are. */
  public ConnectorSet load() {
    var contents = FolderContents.read(folder, false);
    var found = new FoundConnectors(new ArrayList<>(contents.problems()));
    contents.archives().forEach(found::addAll);
    return found.toSet();
  }

  /** Collects the connectors of all jars, and what is wrong with them. */
  private record FoundConnectors(
      Map<String, Connector> byName, Map<String, String> fileOf, List<ExtensionProblem> problems) {

    FoundConnectors(List<ExtensionProblem> problems) {
      this(new LinkedHashMap<>(), new LinkedHashMap<>(), problems);
    }

    ConnectorSet toSet() {
      return problems.isEmpty()
          ? new ConnectorSet(List.copyOf(byName.values()), List.of())
          : new ConnectorSet(List.of(), problems);
    }

    void addAll(Archive jar) {
      var loader = new ExtensionClassLoader(jar.name(), List.of(jar));
      var providers = Provider.all(Connector.class, loader);
      if (providers.isEmpty()) {
        problems.add(LoadProblems.noConnector(jar.name()));
      }
      for (var provider : providers) {
        switch (provider) {
          case Found(var type) ->
              Instances.<Connector>make(type, jar.name(), problems)
                  .ifPresent(made -> addOrRefuse(made, jar.name()));
          case Broken(var cause) -> problems.add(LoadProblems.badProvider(jar.name(), cause));
        }
      }
    }

    private void addOrRefuse(Connector connector, String file) {
      try {
        add(connector, file);
      } catch (RuntimeException | LinkageError e) {
        // The name comes from code that others wrote.
        problems.add(LoadProblems.cannotMake(file, connector.getClass().getSimpleName(), e));
      }
    }

    private void add(Connector connector, String file) {
      var name = connector.name();
      var first = fileOf.putIfAbsent(name, file);
      if (first == null) {
        byName.put(name, connector);
      } else {
        problems.add(LoadProblems.secondConnector(file, name, first));
      }
    }
  }
}

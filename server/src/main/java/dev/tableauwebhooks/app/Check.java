package dev.tableauwebhooks.app;

import dev.tableauwebhooks.codec.WorkflowSchema;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.extension.HandlerFolder;
import dev.tableauwebhooks.http.CallListener;
import dev.tableauwebhooks.site.KnownContent;
import dev.tableauwebhooks.site.SiteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads everything that a server would, without starting one. */
public final class Check {
  private Check() {}

  /**
   * What was found.
   *
   * @param workflows the names of the workflows and handlers that would be active
   * @param problems everything that is wrong, each with where and how to mend it
   */
  public record Findings(List<String> workflows, List<String> problems) {
    public Findings {
      workflows = List.copyOf(workflows);
      problems = List.copyOf(problems);
    }
  }

  /** Reads connectors, connections, workflows and handlers; calls nobody and opens no store. */
  public static Findings of(Configuration configuration, Path folder) {
    try (var outside = outside(configuration, folder)) {
      return read(outside, folder);
    } catch (StartFailed e) {
      return new Findings(List.of(), e.problems());
    }
  }

  /**
   * The JSON Schema of workflow files, with the actions of all connectors.
   *
   * @throws StartFailed where the connectors cannot be loaded
   */
  public static String schema(Configuration configuration, Path folder) {
    try (var outside = outside(configuration, folder)) {
      return WorkflowSchema.of(outside.actions().values());
    }
  }

  private static Outside outside(Configuration configuration, Path folder) {
    return Outside.connect(
        configuration, folder, new NoMemory(), InstantSource.system(), CallListener.NONE);
  }

  private static Findings read(Outside outside, Path folder) {
    var loaded = outside.reader().read(new WorkflowFolder(folder.resolve("workflows")).read());
    var handlers = new HandlerFolder(folder.resolve("handlers")).load();
    var problems = new ArrayList<String>();
    loaded.problems().forEach(problem -> problems.add(problem.toString()));
    handlers.problems().forEach(problem -> problems.add(problem.toString()));
    var names = new ArrayList<String>();
    loaded.workflows().forEach(workflow -> names.add(workflow.name()));
    var taken = new HashSet<>(names);
    for (var handler : handlers.handlers()) {
      if (!taken.add(handler.name())) {
        problems.add(ActivePrograms.sameName(handler.name()));
      }
      names.add(handler.name());
    }
    return new Findings(names, problems);
  }

  /** Nothing is known of any site, and nothing is kept. */
  private static final class NoMemory implements SiteStore {
    @Override
    public Optional<KnownContent> findContent(String siteLuid, String luid) {
      return Optional.empty();
    }

    @Override
    public void rememberContent(KnownContent content) {}

    @Override
    public Optional<String> findSiteLuid(String siteName) {
      return Optional.empty();
    }

    @Override
    public void rememberSiteLuid(String siteName, String luid) {}

    @Override
    public Optional<Instant> comparedUntil(String siteName) {
      return Optional.empty();
    }

    @Override
    public void rememberComparedUntil(String siteName, Instant until) {}
  }
}

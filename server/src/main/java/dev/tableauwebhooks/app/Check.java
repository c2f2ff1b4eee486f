package dev.tableauwebhooks.app;

import static java.util.stream.Collectors.toCollection;

import dev.tableauwebhooks.codec.WorkflowSchema;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.extension.HandlerFolder;
import dev.tableauwebhooks.extension.LoadedHandler;
import dev.tableauwebhooks.http.CallListener;
import dev.tableauwebhooks.rest.SessionStore;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.Program;
import dev.tableauwebhooks.site.KnownContent;
import dev.tableauwebhooks.site.SiteStore;
import dev.tableauwebhooks.workflow.Workflow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * The programs that a server would run.
   *
   * @throws StartFailed where one of them has a problem
   */
  static Catalog catalog(Outside outside, Path folder) {
    var read = Read.of(outside, folder);
    StartFailed.because(read.problems());
    return new Catalog(
        Stream.concat(
                read.workflows().stream().map(Program.OfWorkflow::new),
                read.handlers().stream().map(ActivePrograms::program))
            .toList());
  }

  private static Outside outside(Configuration configuration, Path folder) {
    return Outside.connect(
        configuration,
        folder,
        new NoMemory(),
        SessionStore.inMemory(),
        InstantSource.system(),
        CallListener.NONE);
  }

  private static Findings read(Outside outside, Path folder) {
    var read = Read.of(outside, folder);
    return new Findings(
        Stream.concat(
                read.workflows().stream().map(Workflow::name),
                read.handlers().stream().map(LoadedHandler::name))
            .toList(),
        read.problems());
  }

  /** What lies in the folders. */
  private record Read(
      List<Workflow> workflows, List<LoadedHandler> handlers, List<String> problems) {
    static Read of(Outside outside, Path folder) {
      var loaded = outside.reader().read(new WorkflowFolder(folder.resolve("workflows")).read());
      var handlers = new HandlerFolder(folder.resolve("handlers")).load();
      var problems = new ArrayList<String>();
      loaded.problems().forEach(problem -> problems.add(problem.toString()));
      handlers.problems().forEach(problem -> problems.add(problem.toString()));
      var taken =
          loaded.workflows().stream().map(Workflow::name).collect(toCollection(HashSet::new));
      handlers.handlers().stream()
          .map(LoadedHandler::name)
          .filter(name -> !taken.add(name))
          .map(ActivePrograms::sameName)
          .forEach(problems::add);
      return new Read(loaded.workflows(), handlers.handlers(), problems);
    }
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

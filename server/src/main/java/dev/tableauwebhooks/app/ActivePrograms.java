package dev.tableauwebhooks.app;

import dev.tableauwebhooks.codec.WorkflowReader;
import dev.tableauwebhooks.codec.WorkflowReader.SourceFile;
import dev.tableauwebhooks.extension.ExtensionProblem;
import dev.tableauwebhooks.extension.HandlerFolder;
import dev.tableauwebhooks.extension.HandlerMethods;
import dev.tableauwebhooks.extension.LoadedHandler;
import dev.tableauwebhooks.observe.Health;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.Program;
import dev.tableauwebhooks.run.RevisionStore;
import dev.tableauwebhooks.workflow.Revision;
import dev.tableauwebhooks.workflow.Trigger;
import dev.tableauwebhooks.workflow.Workflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workflows and handlers of the folders, as they are active. A change takes effect as a whole;
 * a file with problems keeps its last good revision, and the problems are told.
 */
final class ActivePrograms {
  private static final Logger LOG = LoggerFactory.getLogger(ActivePrograms.class);

  private final WorkflowFolder folder;
  private final WorkflowReader reader;
  private final HandlerFolder handlerFolder;
  private final RevisionStore revisions;
  private volatile Active active = new Active(Catalog.EMPTY, List.of());
  private Map<String, List<Workflow>> goodFiles = new HashMap<>();
  private List<LoadedHandler> goodHandlers = List.of();

  ActivePrograms(
      WorkflowFolder folder,
      WorkflowReader reader,
      HandlerFolder handlerFolder,
      RevisionStore revisions) {
    this.folder = folder;
    this.reader = reader;
    this.handlerFolder = handlerFolder;
    this.revisions = revisions;
  }

  /**
   * @param problems what keeps some files from taking effect, each as a text of several lines
   */
  private record Active(Catalog catalog, List<String> problems) {}

  Catalog catalog() {
    return active.catalog();
  }

  List<String> problems() {
    return active.problems();
  }

  Health.Status health() {
    var count = problems().size();
    return count == 0
        ? new Health.Status.Ok()
        : new Health.Status.Warning(
            "%s in workflows or handlers; list with: tableau-webhooks check"
                .formatted(count == 1 ? "1 problem" : count + " problems"));
  }

  /** Reads the folders again. Called by one thread at a time. */
  synchronized void reload() throws InterruptedException {
    var problems = new ArrayList<String>();
    var workflows = workflows(problems);
    var handlers = handlers(problems);
    var programs = new ArrayList<Program>();
    var names = new HashSet<String>();
    workflows.stream()
        .filter(workflow -> names.add(workflow.name()))
        .forEach(workflow -> programs.add(new Program.OfWorkflow(workflow)));
    for (var handler : handlers) {
      if (names.add(handler.name())) {
        programs.add(program(handler));
      } else {
        problems.add(sameName(handler.name()));
      }
    }
    revisions.keep(workflows.stream().map(Workflow::revision).collect(Collectors.toSet()));
    active = new Active(new Catalog(programs), List.copyOf(problems));
    tell(problems);
  }

  static String sameName(String handler) {
    return "handler %s: A workflow has the same name.\n  Fix: Rename one of them."
        .formatted(handler);
  }

  private void tell(List<String> problems) {
    var loaded = active.catalog().programs().size();
    LOG.atInfo().addKeyValue("active", loaded).log("Loaded workflows and handlers");
    problems.forEach(
        problem -> LOG.atError().log("Not loaded, the last good revision stays: {}", problem));
  }

  private List<Workflow> workflows(List<String> problems) {
    var files = folder.read();
    var loaded = reader.read(files);
    var bad = new HashSet<String>();
    for (var problem : loaded.problems()) {
      bad.add(problem.file());
      problems.add(problem.toString());
    }
    var byFile =
        loaded.workflows().stream().collect(Collectors.groupingBy(w -> w.revision().file()));
    var good = new LinkedHashMap<String, List<Workflow>>();
    for (var file : files) {
      var of = bad.contains(file.name()) ? goodFiles.get(file.name()) : byFile.get(file.name());
      if (of != null) {
        good.put(file.name(), of);
      }
    }
    goodFiles = good;
    return good.values().stream().flatMap(List::stream).toList();
  }

  private List<LoadedHandler> handlers(List<String> problems) {
    var set = handlerFolder.load();
    set.problems().stream().map(ExtensionProblem::toString).forEach(problems::add);
    set.warnings().forEach(warning -> LOG.atWarn().log("{}", warning));
    if (set.problems().isEmpty()) {
      goodHandlers = set.handlers();
    }
    return goodHandlers;
  }

  static Program program(LoadedHandler handler) {
    var events =
        handler.events().stream()
            .map(event -> event.equals(LoadedHandler.UNKNOWN) ? Trigger.UNRECOGNIZED : event)
            .collect(Collectors.toUnmodifiableSet());
    return new Program.OfHandler(
        handler.name(),
        new Trigger(events, Set.of()),
        handler.revision(),
        (event, context) -> HandlerMethods.call(handler.instance(), event, context));
  }

  /** The workflow of a name in a stored source; empty where this release cannot read it. */
  Optional<Program> readAgain(Revision revision, String name) {
    var file = new SourceFile(revision.file(), revision.source());
    return reader.read(List.of(file)).workflows().stream()
        .filter(workflow -> workflow.name().equals(name))
        .<Program>map(Program.OfWorkflow::new)
        .findFirst();
  }
}

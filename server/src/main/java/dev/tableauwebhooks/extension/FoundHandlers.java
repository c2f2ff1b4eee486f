package dev.tableauwebhooks.extension;

import dev.tableauwebhooks.handler.TableauEventHandler;
import dev.tableauwebhooks.workflow.Revision;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the handlers of one class loader, and what is wrong with them. */
final class FoundHandlers {
  private final String hash;
  private final Map<String, LoadedHandler> handlers = new TreeMap<>();
  private final List<ExtensionProblem> problems = new ArrayList<>();

  /**
   * @param hash of the whole folder
   */
  FoundHandlers(String hash) {
    this.hash = hash;
  }

  /** Adds a compiled class if it is a handler; helpers and base classes are not. */
  void addCompiled(ClassLoader loader, String className, SourceFile source) {
    try {
      var type = Class.forName(className, false, loader);
      if (isMeantAsHandler(type)) {
        add(type.asSubclass(TableauEventHandler.class), source.file(), source.text());
      }
    } catch (ClassNotFoundException | LinkageError e) {
      refuse(LoadProblems.cannotLink(source.file(), className, e));
    }
  }

  /**
   * @param folder the folder's name
   */
  void addFromJar(Class<? extends TableauEventHandler> type, String folder) {
    var location = type.getProtectionDomain().getCodeSource().getLocation();
    var jar = Path.of(URI.create(location.toString()));
    var file = folder + "/" + jar.getFileName();
    try {
      add(type, file, "Class %s, compiled, in %s".formatted(type.getName(), file));
    } catch (LinkageError e) {
      refuse(LoadProblems.cannotLink(file, type.getName(), e));
    }
  }

  void refuse(ExtensionProblem problem) {
    problems.add(problem);
  }

  boolean isEmpty() {
    return handlers.isEmpty() && problems.isEmpty();
  }

  HandlerSet toSet(List<ExtensionProblem> warnings) {
    return problems.isEmpty()
        ? new HandlerSet(List.copyOf(handlers.values()), List.of(), warnings)
        : HandlerSet.refused(problems, warnings);
  }

  private static boolean isMeantAsHandler(Class<?> type) {
    return TableauEventHandler.class.isAssignableFrom(type)
        && !Modifier.isAbstract(type.getModifiers())
        && !Modifier.isPrivate(type.getModifiers())
        && !type.isAnonymousClass()
        && !type.isLocalClass();
  }

  private void add(Class<? extends TableauEventHandler> type, String file, String source) {
    var name = type.getSimpleName();
    var events = HandlerMethods.overriddenBy(type);
    if (events.isEmpty()) {
      refuse(LoadProblems.noEvents(file, name));
      return;
    }
    var other = handlers.get(name);
    if (other != null) {
      refuse(LoadProblems.secondHandler(file, name, other.revision().file()));
      return;
    }
    var own = ContentHash.of(type.getName(), hash.getBytes(StandardCharsets.UTF_8));
    var revision = new Revision(own, file, source);
    Instances.<TableauEventHandler>make(type, file, problems)
        .ifPresent(made -> handlers.put(name, new LoadedHandler(name, revision, events, made)));
  }
}

package dev.tableauwebhooks.extension;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.extension.Provider.Broken;
import dev.tableauwebhooks.extension.Provider.Found;
import dev.tableauwebhooks.handler.TableauEventHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The folder of handlers: Java sources, which are compiled together, and jars that name their
 * handlers in {@code META-INF/services}. All of it shares one class loader, so sources may use the
 * classes of jars. Safe for many threads.
 */
public final class HandlerFolder {
  private final Path folder;
  private final SourceCompiler compiler;
  private String lastHash = "";
  private HandlerSet last = HandlerSet.EMPTY;

  /**
   * @param folder need not exist
   */
  public HandlerFolder(Path folder) {
    this(folder, Optional.ofNullable(ToolProvider.getSystemJavaCompiler()));
  }

  HandlerFolder(Path folder, Optional<JavaCompiler> compiler) {
    this.folder = requireNonNull(folder, "folder");
    this.compiler = new SourceCompiler(compiler);
  }

  /**
   * Compiles and loads what lies in the folder now. While its content stays the same, so does the
   * answer, with the same instances; when it changed, all handlers are made anew.
   */
  public synchronized HandlerSet load() {
    var contents = FolderContents.read(folder, true);
    if (!contents.problems().isEmpty()) {
      // Not remembered: an unreadable file may become readable without a change of its content.
      lastHash = "";
      return HandlerSet.refused(contents.problems(), List.of());
    }
    if (!contents.hash().equals(lastHash)) {
      last = contents.isEmpty() ? HandlerSet.EMPTY : load(contents);
      lastHash = contents.hash();
    }
    return last;
  }

  private HandlerSet load(FolderContents contents) {
    var compiled = compiler.compile(contents.name(), contents.sources(), contents.jars());
    if (!compiled.problems().isEmpty()) {
      return HandlerSet.refused(compiled.problems(), compiled.warnings());
    }
    var archives = new ArrayList<>(contents.archives());
    archives.addFirst(new Archive(contents.name(), Archive.url(folder), compiled.classes()));
    var loader = new ExtensionClassLoader(contents.name() + "-" + contents.hash(), archives);

    var found = new FoundHandlers(contents.hash());
    compiled.sources().forEach((type, source) -> found.addCompiled(loader, type, source));
    addFromJars(found, loader, contents.name());
    if (found.isEmpty() && !contents.sources().isEmpty()) {
      found.refuse(LoadProblems.noHandler(contents.sources().getFirst().file()));
    }
    return found.toSet(compiled.warnings());
  }

  private static void addFromJars(FoundHandlers found, ExtensionClassLoader loader, String folder) {
    Provider.all(TableauEventHandler.class, loader)
        .forEach(provider -> {
          switch (provider) {
            case Found(var type) -> found.addFromJar(type, folder);
            case Broken(var cause) -> found.refuse(LoadProblems.badProvider(folder, cause));
          }
        });
  }
}

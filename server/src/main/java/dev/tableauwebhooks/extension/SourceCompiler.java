package dev.tableauwebhooks.extension;

import static java.util.stream.Collectors.joining;

import dev.tableauwebhooks.handler.TableauEventHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.NullMarked;

/** Compiles all sources of the folder together, with the compiler of the running JDK. */
final class SourceCompiler {
  private static final List<String> OPTIONS =
      List.of(
          "-parameters",
          "-g",
          "-Xlint:all",
          // An annotation processor in a jar beside the sources must not run inside the server.
          "-proc:none",
          // Without it a syntax error in one file hides the errors in all others.
          "--should-stop=ifError=FLOW");

  private final Optional<JavaCompiler> compiler;

  SourceCompiler(Optional<JavaCompiler> compiler) {
    this.compiler = compiler;
  }

  /**
   * @param folder the folder's name, for problems that belong to no file
   * @param jars whose classes the sources may use
   */
  Compilation compile(String folder, List<SourceFile> sources, List<Path> jars) {
    if (sources.isEmpty()) {
      return new Compilation(Map.of(), Map.of(), List.of(), List.of());
    }
    return compiler
        .map(javac -> compile(javac, folder, sources, jars))
        .orElseGet(() -> Compilation.failed(noCompiler(sources)));
  }

  private static Compilation compile(
      JavaCompiler javac, String folder, List<SourceFile> sources, List<Path> jars) {
    var found = new DiagnosticCollector<JavaFileObject>();
    var output = new StringWriter();
    var classPath = Stream.concat(apiPaths(), jars.stream()).toList();
    try (var standard = javac.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8);
        var files = new ClassesInMemory(standard, classPath)) {
      var done = javac.getTask(output, files, found, OPTIONS, null, sources).call();
      var problems = new ArrayList<ExtensionProblem>();
      var warnings = new ArrayList<ExtensionProblem>();
      for (var diagnostic : found.getDiagnostics()) {
        (isError(diagnostic) ? problems : warnings).add(problem(folder, diagnostic));
      }
      if (!done && problems.isEmpty()) {
        problems.add(gaveUp(folder, output.toString()));
      }
      return problems.isEmpty()
          ? new Compilation(files.classes(), files.sources(), List.of(), warnings)
          : new Compilation(Map.of(), Map.of(), problems, warnings);
    } catch (IOException e) {
      throw new UncheckedIOException("The compiler's files cannot be closed", e);
    }
  }

  /** Where the classes that a handler may use were loaded from. */
  private static Stream<Path> apiPaths() {
    return Stream.of(TableauEventHandler.class, NullMarked.class)
        .map(type -> {
          try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
          } catch (URISyntaxException e) {
            throw new IllegalStateException(type + " was loaded from no file", e);
          }
        });
  }

  private static boolean isError(Diagnostic<?> diagnostic) {
    return diagnostic.getKind() == Diagnostic.Kind.ERROR;
  }

  private static ExtensionProblem problem(
      String folder, Diagnostic<? extends JavaFileObject> diagnostic) {
    var what = oneLine(diagnostic.getMessage(Locale.ROOT));
    var fix = fix(diagnostic, what);
    return diagnostic.getSource() instanceof SourceFile source
            && diagnostic.getPosition() != Diagnostic.NOPOS
        ? new ExtensionProblem(
            source.file(),
            (int) diagnostic.getLineNumber(),
            (int) diagnostic.getColumnNumber(),
            what,
            fix)
        : ExtensionProblem.inFile(folder, what, fix);
  }

  /** The compiler's continuation lines ("symbol: …", "location: …") follow in brackets. */
  private static String oneLine(String message) {
    var lines = message.lines().map(line -> line.strip().replaceAll("\\s+", " ")).toList();
    var rest =
        lines.stream().skip(1).filter(line -> !line.isEmpty()).collect(joining(", ", " (", ")"));
    return lines.getFirst() + (rest.length() > 3 ? rest : "");
  }

  private static String fix(Diagnostic<?> diagnostic, String what) {
    if (!isError(diagnostic)) {
      return "Mend it, or silence it by @SuppressWarnings.";
    }
    return what.startsWith("package ") && what.endsWith(" does not exist")
        ? "Use the JDK, the packages event, action and handler of dev.tableauwebhooks, and what"
            + " lies in jars beside the file; call connectors by context.call(…)."
        : "Correct the line and save the file.";
  }

  private static ExtensionProblem gaveUp(String folder, String output) {
    return ExtensionProblem.inFile(
        folder,
        "The compiler gave up without naming a line: " + oneLine(output),
        "Take away the file that was changed last, and simplify it.");
  }

  private static ExtensionProblem noCompiler(List<SourceFile> sources) {
    return ExtensionProblem.inFile(
        sources.getFirst().file(),
        "This Java runtime (%s) has no compiler.".formatted(System.getProperty("java.home")),
        "Run the server on a JDK instead of a JRE (for example Temurin 25 JDK), or put the"
            + " compiled classes into a jar in the same folder.");
  }

  /**
   * @param classes the class files by path
   * @param sources of each class, by binary name
   */
  record Compilation(
      Map<String, byte[]> classes,
      Map<String, SourceFile> sources,
      List<ExtensionProblem> problems,
      List<ExtensionProblem> warnings) {

    static Compilation failed(ExtensionProblem problem) {
      return new Compilation(Map.of(), Map.of(), List.of(problem), List.of());
    }
  }
}

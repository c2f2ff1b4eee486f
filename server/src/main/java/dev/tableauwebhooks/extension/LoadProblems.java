package dev.tableauwebhooks.extension;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.ServiceConfigurationError;

/** The words for what can be wrong with a class that was found. */
final class LoadProblems {
  private static final int MAX_CAUSES = 5;

  private LoadProblems() {}

  static ExtensionProblem noHandler(String firstFile) {
    return ExtensionProblem.inFile(
        firstFile,
        "No class in the folder implements TableauEventHandler.",
        "Write 'public class … implements TableauEventHandler', or remove the file.");
  }

  static ExtensionProblem noEvents(String file, String type) {
    return ExtensionProblem.inFile(
        file,
        "%s overrides no method of TableauEventHandler, so no event would ever reach it."
            .formatted(type),
        "Override the method of an event, for example workbookRefreshFailed; with @Override the"
            + " compiler checks its name.");
  }

  static ExtensionProblem secondHandler(String file, String type, String firstFile) {
    return ExtensionProblem.inFile(
        file,
        "A second handler is named '%s'; the first is in %s.".formatted(type, firstFile),
        "Rename one of the classes: runs are told apart by the names of their handlers.");
  }

  static ExtensionProblem secondConnector(String file, String name, String firstFile) {
    return ExtensionProblem.inFile(
        file,
        "A second connector is named '%s'; the first is in %s.".formatted(name, firstFile),
        "Remove one of the jars.");
  }

  static ExtensionProblem noConnector(String file) {
    return ExtensionProblem.inFile(
        file,
        "The jar names no connector.",
        "Write the name of its class that implements Connector into the jar's"
            + " META-INF/services/dev.tableauwebhooks.action.Connector, or remove the jar.");
  }

  static ExtensionProblem noConstructor(String file, String type) {
    return ExtensionProblem.inFile(
        file,
        "%s is not a public class with a public constructor without parameters.".formatted(type),
        "Make the class public, and give it such a constructor or none at all.");
  }

  /** What the constructor or the static fields threw. */
  static ExtensionProblem cannotMake(String file, String type, Throwable thrown) {
    return new ExtensionProblem(
        file,
        lineIn(file, thrown),
        0,
        "%s cannot be made: %s".formatted(type, causes(thrown)),
        "Correct the constructor and the static fields. What may fail for a while belongs into the"
            + " methods, which are tried again.");
  }

  static ExtensionProblem cannotLink(String file, String type, Throwable thrown) {
    return ExtensionProblem.inFile(
        file,
        "%s cannot be loaded: %s".formatted(type, causes(thrown)),
        "Put the library that it needs into the same folder or jar. Only the JDK and the packages"
            + " event, action and handler of dev.tableauwebhooks are there by themselves.");
  }

  static ExtensionProblem badProvider(String file, Throwable thrown) {
    return ExtensionProblem.inFile(
        file,
        "META-INF/services names a class that cannot be used: "
            + (thrown instanceof ServiceConfigurationError ? thrown.getMessage() : causes(thrown)),
        "Build the jar anew with this public class in it, or correct the name.");
  }

  /** The exception and its causes, outermost first. */
  private static String causes(Throwable thrown) {
    var all = new ArrayList<String>();
    for (var next = thrown; next != null && all.size() < MAX_CAUSES; next = next.getCause()) {
      all.add(next.toString());
    }
    return String.join(", caused by ", all);
  }

  /** The line of the file that the exception passed through first; 0 where it did not. */
  private static int lineIn(String file, Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> frame.getFileName() != null && file.endsWith("/" + frame.getFileName()))
        .mapToInt(StackTraceElement::getLineNumber)
        .findFirst()
        .orElse(0);
  }
}

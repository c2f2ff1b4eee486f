package dev.tableauwebhooks.app;

import dev.tableauwebhooks.codec.WorkflowReader.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The YAML files of {@code workflows/}. */
record WorkflowFolder(Path path) {

  /** Every {@code .yaml} and {@code .yml} file, by name; none where there is no folder. */
  List<SourceFile> read() {
    var files = new ArrayList<SourceFile>();
    for (var file : list()) {
      text(file).ifPresent(text -> files.add(new SourceFile(name(file), text)));
    }
    return files;
  }

  private String name(Path file) {
    return path.getFileName() + "/" + path.relativize(file).toString().replace('\\', '/');
  }

  private List<Path> list() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (var found = Files.walk(path)) {
      return found.filter(WorkflowFolder::isWorkflow).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the folder " + path, e);
    }
  }

  private static boolean isWorkflow(Path file) {
    var name = file.getFileName().toString();
    return !name.startsWith(".")
        && (name.endsWith(".yaml") || name.endsWith(".yml"))
        && Files.isRegularFile(file);
  }

  /** Empty where it was removed meanwhile. */
  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}

package dev.tableauwebhooks.extension;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies in a folder at one moment, in memory. Hidden files are left out, since editors keep
 * their locks and copies there.
 *
 * @param name the folder's own name, for messages
 * @param hash of the names and contents of all files that matter
 * @param jars the files that {@code archives} were read from
 */
record FolderContents(
    String name,
    String hash,
    List<SourceFile> sources,
    List<Path> jars,
    List<Archive> archives,
    List<ExtensionProblem> problems) {

  /** Reads {@code *.jar} and, where wanted, {@code *.java}; a folder that is missing is empty. */
  static FolderContents read(Path folder, boolean withSources) {
    return new Reader(folder, withSources).read();
  }

  boolean isEmpty() {
    return sources.isEmpty() && jars.isEmpty() && problems.isEmpty();
  }

  private static final class Reader {
    private final Path folder;
    private final String name;
    private final boolean withSources;
    private final ContentHash hash = new ContentHash();
    private final List<SourceFile> sources = new ArrayList<>();
    private final List<Path> jars = new ArrayList<>();
    private final List<Archive> archives = new ArrayList<>();
    private final List<ExtensionProblem> problems = new ArrayList<>();

    Reader(Path folder, boolean withSources) {
      this.folder = folder;
      this.name = folder.toAbsolutePath().normalize().getFileName().toString();
      this.withSources = withSources;
    }

    FolderContents read() {
      for (var file : list()) {
        var fileName = file.getFileName().toString();
        if (withSources && fileName.endsWith(".java")) {
          readSource(file, name + "/" + fileName);
        } else if (fileName.endsWith(".jar")) {
          readJar(file, name + "/" + fileName);
        }
      }
      return new FolderContents(name, hash.hex(), sources, jars, archives, problems);
    }

    private List<Path> list() {
      try (var files = Files.list(folder)) {
        return files
            .filter(file -> !file.getFileName().toString().startsWith("."))
            .filter(Files::isRegularFile)
            .sorted()
            .toList();
      } catch (NoSuchFileException _) {
        return List.of();
      } catch (IOException e) {
        problems.add(
            ExtensionProblem.inFile(
                name,
                "The folder cannot be read: " + e,
                "Let the server's user read it, or remove it."));
        return List.of();
      }
    }

    private void readSource(Path file, String shown) {
      try {
        var bytes = Files.readAllBytes(file);
        hash.add(shown, bytes);
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        sources.add(new SourceFile(shown, file, text));
      } catch (CharacterCodingException _) {
        problems.add(
            ExtensionProblem.inFile(
                shown, "The file is not encoded in UTF-8.", "Save it as UTF-8."));
      } catch (IOException e) {
        problems.add(unreadable(shown, e));
      }
    }

    private void readJar(Path file, String shown) {
      try {
        hash.add(shown, Files.readAllBytes(file));
        archives.add(Archive.ofJar(shown, file));
        jars.add(file);
      } catch (IOException e) {
        problems.add(unreadable(shown, e));
      }
    }

    private static ExtensionProblem unreadable(String shown, IOException e) {
      var reason = e.getMessage() == null ? e.toString() : e.getMessage();
      return ExtensionProblem.inFile(
          shown,
          "The file cannot be read: " + reason,
          "Put it there again, complete and readable for the server's user, or remove it.");
    }
  }
}

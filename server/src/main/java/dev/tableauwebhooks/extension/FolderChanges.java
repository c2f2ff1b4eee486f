package dev.tableauwebhooks.extension;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells at each look whether the files differ from what they were at the last report, and have come
 * to rest. It compares contents rather than listen to the file system, because network file systems
 * and mounted volumes of containers do not tell. Not safe for many threads.
 */
final class FolderChanges {
  private static final Logger LOG = LoggerFactory.getLogger(FolderChanges.class);

  /** Larger files, which are jars, are read only after their size or time has changed. */
  private static final long READ_ALWAYS = 256L << 10;

  private static final int MAX_DEPTH = 8;

  private final List<Path> folders;
  private Map<Path, Print> reported;
  private Map<Path, Print> seen;

  FolderChanges(List<Path> folders) {
    this.folders = List.copyOf(folders);
    this.seen = Map.of();
    this.seen = look();
    this.reported = seen;
  }

  /**
   * Whether there is something new to report. A change counts when two looks in a row see the same,
   * so that a file that is still being written, or is missing for the blink of a rename, does not.
   */
  boolean pollForChange() {
    var now = look();
    var rests = sameContent(now, seen);
    seen = now;
    if (!rests || sameContent(now, reported)) {
      return false;
    }
    reported = now;
    return true;
  }

  private static boolean sameContent(Map<Path, Print> some, Map<Path, Print> others) {
    return hashes(some).equals(hashes(others));
  }

  private static Map<Path, String> hashes(Map<Path, Print> prints) {
    return prints.entrySet().stream()
        .collect(toUnmodifiableMap(Entry::getKey, entry -> entry.getValue().hash()));
  }

  private Map<Path, Print> look() {
    var prints = new HashMap<Path, Print>();
    for (var folder : folders) {
      try {
        Files.walkFileTree(
            folder,
            EnumSet.of(FileVisitOption.FOLLOW_LINKS),
            MAX_DEPTH,
            new Visitor(folder, prints));
      } catch (IOException e) {
        // A file server that is away for a moment must not look like a folder that was emptied.
        LOG.atDebug().addKeyValue("folder", folder).setCause(e).log("Folder cannot be looked at");
        seen.forEach((file, print) -> keepIfBelow(folder, file, print, prints));
      }
    }
    return Map.copyOf(prints);
  }

  private static void keepIfBelow(Path folder, Path file, Print print, Map<Path, Print> prints) {
    if (file.startsWith(folder)) {
      prints.put(file, print);
    }
  }

  /** What a file held when it was read. */
  private record Print(long size, FileTime modified, String hash) {

    boolean mayStillHold(BasicFileAttributes attributes) {
      return size > READ_ALWAYS
          && size == attributes.size()
          && modified.equals(attributes.lastModifiedTime());
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Map<Path, Print> prints;

    Visitor(Path root, Map<Path, Print> prints) {
      this.root = root;
      this.prints = prints;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !isHidden(file)) {
        var before = seen.get(file);
        prints.put(
            file,
            before != null && before.mayStillHold(attributes) ? before : print(file, attributes));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      var gone = e instanceof NoSuchFileException;
      if (file.equals(root) && !gone) {
        throw e;
      }
      return FileVisitResult.CONTINUE;
    }

    private Print print(Path file, BasicFileAttributes attributes) {
      String hash;
      try {
        hash = ContentHash.of("", Files.readAllBytes(file));
      } catch (IOException e) {
        hash = e.toString();
      }
      return new Print(attributes.size(), attributes.lastModifiedTime(), hash);
    }

    /** Editors' locks and copies, version control, and the inner folders of mounted volumes. */
    private boolean isHidden(Path path) {
      return !path.equals(root) && path.getFileName().toString().startsWith(".");
    }
  }
}

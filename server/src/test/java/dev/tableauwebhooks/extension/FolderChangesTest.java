package dev.tableauwebhooks.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each look stands for one tick of the watch. */
class FolderChangesTest {
  @TempDir Path root;

  @Test
  void tellsOnceOfAFileThatWasAdded() throws IOException {
    var changes = new FolderChanges(List.of(root));
    write("a.yaml", "one");

    assertThat(looks(changes, 4)).containsExactly(false, true, false, false);
  }

  @Test
  void tellsOfAFileThatWasChangedOrRemoved() throws IOException {
    write("a.yaml", "one");
    var changes = new FolderChanges(List.of(root));
    assertThat(looks(changes, 2)).containsExactly(false, false);

    write("a.yaml", "two");
    assertThat(looks(changes, 3)).containsExactly(false, true, false);

    Files.delete(root.resolve("a.yaml"));
    assertThat(looks(changes, 3)).containsExactly(false, true, false);
  }

  @Test
  void seesAChangeThatLeavesSizeAndTimeAsTheyWere() throws IOException {
    var before = FileTime.from(Instant.parse("2026-11-24T06:00:00Z"));
    Files.setLastModifiedTime(write("a.yaml", "one"), before);
    var changes = new FolderChanges(List.of(root));

    Files.setLastModifiedTime(write("a.yaml", "two"), before);

    assertThat(looks(changes, 2)).containsExactly(false, true);
  }

  @Test
  void waitsUntilAFileIsWholeBeforeItTells() throws IOException {
    var changes = new FolderChanges(List.of(root));

    write("a.yaml", "na");
    assertThat(changes.pollForChange()).isFalse();
    write("a.yaml", "name: ");
    assertThat(changes.pollForChange()).isFalse();
    write("a.yaml", "name: whole");
    assertThat(looks(changes, 3)).containsExactly(false, true, false);
  }

  @Test
  void takesAnEditorsRenameForOneChange() throws IOException {
    write("a.yaml", "one");
    var changes = new FolderChanges(List.of(root));

    Files.move(root.resolve("a.yaml"), root.resolve("a.yaml~"));
    assertThat(changes.pollForChange()).isFalse();
    write("a.yaml", "two");
    Files.delete(root.resolve("a.yaml~"));

    assertThat(looks(changes, 3)).containsExactly(false, true, false);
  }

  @Test
  void saysNothingWhenTheSameContentIsBackBeforeTheNextLook() throws IOException {
    write("a.yaml", "one");
    var changes = new FolderChanges(List.of(root));

    Files.delete(root.resolve("a.yaml"));
    assertThat(changes.pollForChange()).isFalse();
    write("a.yaml", "one");

    assertThat(looks(changes, 3)).containsExactly(false, false, false);
  }

  @Test
  void saysNothingWhenAFileIsSavedUnchanged() throws IOException {
    write("a.yaml", "one");
    var changes = new FolderChanges(List.of(root));

    Files.setLastModifiedTime(write("a.yaml", "one"), FileTime.from(Instant.EPOCH));

    assertThat(looks(changes, 3)).containsExactly(false, false, false);
  }

  @Test
  void seesAFolderThatIsMadeLater() throws IOException {
    var changes = new FolderChanges(List.of(root.resolve("handlers")));
    assertThat(looks(changes, 2)).containsExactly(false, false);

    Files.createDirectory(root.resolve("handlers"));
    write("handlers/A.java", "class A {}");

    assertThat(looks(changes, 2)).containsExactly(false, true);
  }

  @Test
  void seesAFolderThatGoesAway() throws IOException {
    Files.createDirectory(root.resolve("handlers"));
    write("handlers/A.java", "class A {}");
    var changes = new FolderChanges(List.of(root.resolve("handlers")));

    Files.delete(root.resolve("handlers/A.java"));
    Files.delete(root.resolve("handlers"));

    assertThat(looks(changes, 2)).containsExactly(false, true);
  }

  @Test
  void watchesFilesInFoldersBelowAndSingleFiles() throws IOException {
    Files.createDirectory(root.resolve("sub"));
    var settings = write("settings.yaml", "one");
    var changes = new FolderChanges(List.of(root.resolve("sub"), settings));

    Files.createDirectory(root.resolve("sub/deeper"));
    write("sub/deeper/a.yaml", "one");
    assertThat(looks(changes, 2)).containsExactly(false, true);

    write("settings.yaml", "two");
    assertThat(looks(changes, 2)).containsExactly(false, true);
  }

  @Test
  void doesNotSeeEditorsLocksAndVersionControl() throws IOException {
    var changes = new FolderChanges(List.of(root));
    Files.createDirectory(root.resolve(".git"));
    write(".git/index", "one");
    write(".a.yaml.swp", "one");
    Files.createSymbolicLink(root.resolve(".#a.yaml"), Path.of("me@host.123"));

    assertThat(looks(changes, 3)).containsExactly(false, false, false);
  }

  /** Kubernetes swaps the link {@code ..data}; the files themselves are links through it. */
  @Test
  void seesTheSwapOfAMountedConfigMap() throws IOException {
    Files.createDirectory(root.resolve("..1"));
    Files.createDirectory(root.resolve("..2"));
    write("..1/a.yaml", "one");
    write("..2/a.yaml", "two");
    Files.createSymbolicLink(root.resolve("..data"), Path.of("..1"));
    Files.createSymbolicLink(root.resolve("a.yaml"), Path.of("..data/a.yaml"));
    var changes = new FolderChanges(List.of(root));

    Files.createSymbolicLink(root.resolve("..data_tmp"), Path.of("..2"));
    Files.move(root.resolve("..data_tmp"), root.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

    assertThat(looks(changes, 3)).containsExactly(false, true, false);
  }

  @Test
  void survivesALinkThatLeadsInCircles() throws IOException {
    Files.createSymbolicLink(root.resolve("loop"), root);
    var changes = new FolderChanges(List.of(root));
    write("a.yaml", "one");

    assertThat(looks(changes, 2)).containsExactly(false, true);
  }

  @Test
  void readsALargeFileAgainOnlyWhenItsSizeOrTimeChanged() throws IOException {
    var jar = root.resolve("large.jar");
    Files.write(jar, new byte[1 << 20]);
    var changes = new FolderChanges(List.of(root));

    var other = new byte[1 << 20];
    other[0] = 1;
    Files.write(jar, other);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));

    assertThat(looks(changes, 3)).containsExactly(false, true, false);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(root.resolve(name), content);
  }

  private static List<Boolean> looks(FolderChanges changes, int times) {
    return Stream.generate(changes::pollForChange).limit(times).toList();
  }
}

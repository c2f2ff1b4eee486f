package dev.tableauwebhooks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  private static final DemoFolder.Addresses ADDRESSES =
      new DemoFolder.Addresses(
          URI.create("http://127.0.0.1:1"),
          "secret",
          URI.create("http://127.0.0.1:2/services/x"),
          URI.create("http://127.0.0.1:3/y"));

  @TempDir Path root;

  @Test
  void writesEverythingThatTheServerReads() throws IOException {
    var folder = DemoFolder.make(Optional.of(root.resolve("demo")), ADDRESSES);

    assertThat(folder.isTemporary()).isFalse();
    assertThat(root.resolve("demo")).isDirectoryContaining("glob:**/tableau-webhooks.yaml");
    assertThat(folder.workflow("broadcast.yaml")).content().contains("tableau.updateBroadcast");
    assertThat(folder.path().resolve("handlers/TellAboutAdministrators.java")).exists();
    assertThat(folder.path().resolve(".env"))
        .content()
        .isEqualTo(
            """
            # Written by ./demo at each start.
            TABLEAU_DOMAIN=http://127.0.0.1:1
            TABLEAU_PAT_SECRET=secret
            SLACK_WEBHOOK_URL=http://127.0.0.1:2/services/x
            WORKBOOK_CHANGES_URL=http://127.0.0.1:3/y
            """);
  }

  @Test
  void keepsWhatAPersonHasEditedButNotTheAddressesOfYesterday() throws IOException {
    var folder = DemoFolder.make(Optional.of(root), ADDRESSES);
    Files.writeString(folder.workflow("broadcast.yaml"), "# mine");
    Files.writeString(root.resolve(".env"), "OLD=1");

    DemoFolder.make(Optional.of(root), ADDRESSES).remove();

    assertThat(folder.workflow("broadcast.yaml")).content().isEqualTo("# mine");
    assertThat(root.resolve(".env")).content().doesNotContain("OLD");
  }

  @Test
  void makesATemporaryOneForItsOwnerAloneAndRemovesIt() throws IOException {
    var folder = DemoFolder.make(Optional.empty(), ADDRESSES);

    assertThat(folder.path().getFileName().toString()).startsWith("tableau-webhooks-demo");
    if (Files.getFileStore(folder.path()).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
          .isEqualTo("rwx------");
    }
    folder.remove();
    assertThat(folder.path()).doesNotExist();
  }
}

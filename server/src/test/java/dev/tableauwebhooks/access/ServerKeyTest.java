package dev.tableauwebhooks.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.action.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKeyTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("data").resolve("server.key");
  }

  @Test
  void isMadeOnFirstUseForItsOwnerAloneAndThenKept() throws IOException {
    var token = ServerKey.inFile(file).derive("marketing", 1);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file).strip()).hasSize(43);
    assertThat(ServerKey.inFile(file).derive("marketing", 1)).isEqualTo(token);
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void derivesTheSameTokensWhenItsTextIsGivenInstead() throws IOException {
    var token = ServerKey.inFile(file).derive("marketing", 1);
    var text = Secret.of(Files.readString(file).strip());
    assertThat(ServerKey.of(text).derive("marketing", 1)).isEqualTo(token);
  }

  @Test
  void derivesADifferentTokenForEachSiteGenerationAndKey() {
    var key = ServerKey.of(Secret.of("a".repeat(32)));
    var other = ServerKey.of(Secret.of("b".repeat(32)));
    assertThat(key.derive("a", 1).reveal()).matches("twh_[A-Za-z0-9_-]{43}");
    assertThat(
            Stream.of(
                key.derive("a", 1), key.derive("a", 2), key.derive("b", 1), other.derive("a", 1)))
        .doesNotHaveDuplicates();
    assertThat(key).hasToString("ServerKey[****]");
  }

  @Test
  void refusesAFileThatOthersMayRead() throws IOException {
    ServerKey.inFile(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> ServerKey.inFile(file))
        .isInstanceOf(AccessException.class)
        .hasMessage(
            "The key file '%s' is open to others (rw-r-----). Run: chmod 600 '%s'", file, file);
  }

  @Test
  void refusesAFileThatHoldsNoKey() throws IOException {
    ServerKey.inFile(file);
    Files.writeString(file, "short");
    assertThatThrownBy(() -> ServerKey.inFile(file))
        .isInstanceOf(AccessException.class)
        .hasMessage(
            "The key file '%s' does not hold a key. Restore it from a backup, or remove it and"
                + " update the webhooks of every site.",
            file);
  }

  @Test
  void saysWhenTheFileCannotBeMade() throws IOException {
    Files.writeString(directory.resolve("data"), "a file where the folder should be");
    assertThatThrownBy(() -> ServerKey.inFile(file))
        .isInstanceOf(AccessException.class)
        .hasMessage(
            "The key file '%s' cannot be read or made. Check its folder's owner and mode.", file);
  }

  @Test
  void refusesAShortText() {
    assertThatThrownBy(() -> ServerKey.of(Secret.of("hidden")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a key shorter than 32 characters");
  }
}

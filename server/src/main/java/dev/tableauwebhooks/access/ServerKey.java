package dev.tableauwebhooks.access;

import dev.tableauwebhooks.action.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the tokens of sites are derived from. Whoever has it can post events; losing it makes every
 * derived token invalid.
 */
public final class ServerKey {
  private static final int BYTES = 32;
  private static final int SHORTEST = 32;
  private static final String PURPOSE = "tableau-webhooks/ingest-token";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final byte[] key;

  private ServerKey(byte[] key) {
    this.key = key;
  }

  /**
   * A key that was given as text.
   *
   * @throws IllegalArgumentException if it is shorter than 32 characters
   */
  public static ServerKey of(Secret text) {
    if (text.reveal().length() < SHORTEST) {
      throw new IllegalArgumentException("a key shorter than %d characters".formatted(SHORTEST));
    }
    return new ServerKey(text.reveal().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The key in a file, which is made if it does not exist, readable by its owner alone.
   *
   * @throws AccessException if the file cannot be read or made, holds no key, or others may read it
   */
  public static ServerKey inFile(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      refuseOpenFile(file);
      var text = Files.readString(file).strip();
      if (text.length() < SHORTEST) {
        throw new AccessException(
            "The key file '%s' does not hold a key. Restore it from a backup, or remove it and"
                    .formatted(file)
                + " update the webhooks of every site.");
      }
      return of(Secret.of(text));
    } catch (IOException e) {
      throw new AccessException(
          "The key file '%s' cannot be read or made. Check its folder's owner and mode."
              .formatted(file),
          e);
    }
  }

  /** The token of a generation of a site; always the same one. */
  Secret derive(String site, int generation) {
    var input = String.join("\0", PURPOSE, site, String.valueOf(generation));
    return TokenText.of(Digests.hmacSha256(key, input.getBytes(StandardCharsets.UTF_8)));
  }

  /** A seal for one kind of secrets, which opens what was closed under the same key. */
  public Seal seal(String purpose) {
    var input = "tableau-webhooks/seal\0" + purpose;
    return new Seal(Digests.hmacSha256(key, input.getBytes(StandardCharsets.UTF_8)));
  }

  /** Complete and on disk under another name before it gets its own. */
  private static void make(Path file) throws IOException {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n";
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var draft = Files.createTempFile(folder, file.getFileName().toString(), ".tmp", ownerOnly());
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static void refuseOpenFile(Path file) throws IOException {
    if (!isPosix()) {
      return;
    }
    var permissions = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new AccessException(
          "The key file '%s' is open to others (%s). Run: chmod 600 '%s'"
              .formatted(file, PosixFilePermissions.toString(permissions), file));
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public String toString() {
    return "ServerKey[****]";
  }
}

package dev.tableauwebhooks.extension;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Classes and resources in memory.
 *
 * @param name the folder's name and the file's, for messages
 * @param location where they were read from, as their code source
 * @param entries by path, for example {@code com/example/Orders.class}
 */
record Archive(String name, URL location, Map<String, byte[]> entries) {

  /** What the unpacked files of one jar may take of the server's memory. */
  static final long MAX_BYTES = 64L << 20;

  Archive {
    entries = Map.copyOf(entries);
  }

  /**
   * Reads a jar, for a multi-release one what this Java version sees of it.
   *
   * @throws IOException where it is no jar, cannot be read, or is larger than {@link #MAX_BYTES}
   */
  static Archive ofJar(String name, Path file) throws IOException {
    var entries = new HashMap<String, byte[]>();
    try (var jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
      var left = MAX_BYTES;
      var iterator = jar.versionedStream().filter(entry -> !entry.isDirectory()).iterator();
      while (iterator.hasNext()) {
        var entry = iterator.next();
        var bytes = read(jar, entry, left);
        left -= bytes.length;
        entries.put(entry.getName(), bytes);
      }
    }
    return new Archive(name, url(file), entries);
  }

  private static byte[] read(JarFile jar, ZipEntry entry, long limit) throws IOException {
    try (var in = jar.getInputStream(entry)) {
      var bytes = in.readNBytes((int) limit);
      if (bytes.length == limit && in.read() >= 0) {
        throw new IOException("unpacked it is larger than %d MiB".formatted(MAX_BYTES >> 20));
      }
      return bytes;
    }
  }

  static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("'%s' has no URL".formatted(file), e);
    }
  }
}

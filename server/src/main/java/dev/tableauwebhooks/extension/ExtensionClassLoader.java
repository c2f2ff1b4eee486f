package dev.tableauwebhooks.extension;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Defines the classes of archives that were read into memory. It holds no file open, so that jars
 * may be replaced under a running server, and there is nothing to close.
 */
final class ExtensionClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final List<Archive> archives;

  ExtensionClassLoader(String name, List<Archive> archives) {
    super(name, new ApiClassLoader(ExtensionClassLoader.class.getClassLoader()));
    this.archives = List.copyOf(archives);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var entry = name.replace('.', '/') + ".class";
    for (var archive : archives) {
      var bytes = archive.entries().get(entry);
      if (bytes != null) {
        return defineClass(name, bytes, 0, bytes.length, domain(archive));
      }
    }
    throw new ClassNotFoundException(name);
  }

  private ProtectionDomain domain(Archive archive) {
    var source = new CodeSource(archive.location(), (Certificate[]) null);
    return new ProtectionDomain(source, null, this, null);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return archives.stream()
        .filter(archive -> archive.entries().containsKey(name))
        .findFirst()
        .map(archive -> url(archive, name))
        .orElse(null);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    var urls =
        archives.stream()
            .filter(archive -> archive.entries().containsKey(name))
            .map(archive -> url(archive, name))
            .toList();
    return Collections.enumeration(urls);
  }

  private static URL url(Archive archive, String name) {
    try {
      var uri = new URI("memory", null, "/" + archive.name() + "!/" + name, null);
      return URL.of(uri, new MemoryHandler(archive, name));
    } catch (URISyntaxException | MalformedURLException e) {
      throw new IllegalStateException("'%s' cannot stand in a URL".formatted(name), e);
    }
  }

  /** Opens one entry of an archive. */
  private static final class MemoryHandler extends URLStreamHandler {
    private final Archive archive;
    private final String entry;

    MemoryHandler(Archive archive, String entry) {
      this.archive = archive;
      this.entry = entry;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          connected = true;
        }

        @Override
        public InputStream getInputStream() throws IOException {
          var bytes = archive.entries().get(entry);
          if (bytes == null) {
            throw new IOException("%s has no '%s'".formatted(archive.name(), entry));
          }
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}

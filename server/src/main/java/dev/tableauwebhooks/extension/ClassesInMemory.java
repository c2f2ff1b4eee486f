package dev.tableauwebhooks.extension;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** Gives the compiler a class path of its own, and keeps what it writes in memory. */
final class ClassesInMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final Map<String, byte[]> classes = new HashMap<>();
  private final Map<String, SourceFile> sources = new TreeMap<>();

  ClassesInMemory(StandardJavaFileManager files, Collection<Path> classPath) {
    super(files);
    try {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("The compiler refuses the class path " + classPath, e);
    }
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    if (sibling instanceof SourceFile source) {
      sources.put(className, source);
    }
    return new SimpleJavaFileObject(URI.create("memory:/" + className.replace('.', '/')), kind) {
      @Override
      public OutputStream openOutputStream() {
        return new ByteArrayOutputStream() {
          @Override
          public void close() {
            classes.put(className.replace('.', '/') + kind.extension, toByteArray());
          }
        };
      }
    };
  }

  /** The class files by path, for example {@code com/example/Orders.class}. */
  Map<String, byte[]> classes() {
    return Map.copyOf(classes);
  }

  /** The source of each compiled class, by binary name. */
  Map<String, SourceFile> sources() {
    return sources;
  }
}

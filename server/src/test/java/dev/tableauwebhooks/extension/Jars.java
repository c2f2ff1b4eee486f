package dev.tableauwebhooks.extension;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** Builds jars of Java sources. */
final class Jars {
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final List<Path> classPath = new ArrayList<>();

  /** Adds a top-level class. */
  Jars source(String simpleName, String text) {
    sources.put(simpleName, text);
    return this;
  }

  Jars resource(String path, String text) {
    entries.put(path, text.getBytes(UTF_8));
    return this;
  }

  /** Names classes in {@code META-INF/services}. */
  Jars service(Class<?> service, String... classNames) {
    return resource("META-INF/services/" + service.getName(), String.join("\n", classNames));
  }

  /** Lets the sources use the classes of the server, which the extension will not see. */
  Jars compiledAgainst(Class<?> type) {
    classPath.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()));
    return this;
  }

  void write(Path jar) throws IOException {
    var compiler = new SourceCompiler(Optional.ofNullable(ToolProvider.getSystemJavaCompiler()));
    var files =
        sources.entrySet().stream()
            .map(source -> {
              var name = source.getKey() + ".java";
              return new SourceFile(name, Path.of("/sources", name), source.getValue());
            })
            .toList();
    var compiled = compiler.compile("sources", files, classPath);
    if (!compiled.problems().isEmpty()) {
      throw new IllegalArgumentException(compiled.problems().toString());
    }
    entries.putAll(compiled.classes());
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
  }
}

package dev.tableauwebhooks.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.config.YamlTree.Node;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/configuration-reference.md} to what the loader really reads. */
class ConfigurationReferenceTest {
  private static final String REFERENCE = read(Path.of("..", "docs", "configuration-reference.md"));
  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");
  private static final Pattern FILE = Pattern.compile("(?:file|certificates): ([^ }\\n]+)");
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir private Path directory;

  @ParameterizedTest
  @MethodSource("keys")
  void documentsEveryKey(String key) {
    assertThat(REFERENCE).contains("`" + key + "`");
  }

  @Test
  void showsEveryKeyInTheFirstBlock() {
    var tree = YamlTree.read("docs", blocks().findFirst().orElseThrow(), new Problems());
    assertThat(keys(tree, "").distinct())
        .filteredOn(key -> !key.startsWith("connections.") && !key.startsWith("secrets."))
        .containsExactlyInAnyOrderElementsOf(keys().toList());
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void loadsEveryBlock(String block) throws IOException {
    var folder = new ConfigurationFolder(directory);
    VARIABLE.matcher(block).results().forEach(m -> folder.variable(m.group(1), SECRET));
    for (var name : List.of("REGION", "COST_CENTRE")) {
      folder.variable(name, "x");
    }
    Files.createDirectories(directory.resolve("secrets"));
    var here = block.replace("/run/secrets/", "secrets/");
    FILE.matcher(here).results().forEach(m -> folder.file(m.group(1), SECRET));
    assertThat(folder.yaml(here).result()).isInstanceOf(LoadResult.Loaded.class);
  }

  @ParameterizedTest
  @MethodSource("dev.tableauwebhooks.config.KnownVariable#values")
  void documentsEveryVariable(KnownVariable variable) {
    assertThat(REFERENCE).contains("`" + variable + "`");
  }

  private static Stream<String> blocks() {
    return BLOCK.matcher(REFERENCE).results().map(match -> match.group(1));
  }

  private static Stream<String> keys() {
    return keys(Configuration.class, "").map(key -> key.replaceFirst("^names\\.", ""));
  }

  /** The keys that a record's components are read from. */
  private static Stream<String> keys(Class<?> type, String path) {
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses())
          .flatMap(kind -> {
            var at = path + kind.getSimpleName().toLowerCase(Locale.ROOT);
            return Stream.concat(Stream.of(at), keys(kind, at + "."));
          });
    }
    return Arrays.stream(type.getRecordComponents()).flatMap(part -> keys(part, path));
  }

  private static Stream<String> keys(RecordComponent component, String path) {
    var isList = List.class.isAssignableFrom(component.getType());
    var type = elementType(component.getGenericType());
    var isSection = type.isRecord() || type.isSealed();
    var key = path + component.getName();
    var inner = isSection ? keys(type, key + (isList ? "[]." : ".")) : Stream.<String>of();
    return key.equals("names") ? inner : Stream.concat(Stream.of(key), inner);
  }

  private static Class<?> elementType(Type type) {
    if (type instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1) {
      return elementType(generic.getActualTypeArguments()[0]);
    }
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    return (Class<?>) type;
  }

  private static Stream<String> keys(Node node, String path) {
    return switch (node) {
      case Node.Scalar _ -> Stream.of();
      case Node.Items items -> items.items().stream().flatMap(item -> inItem(item, path));
      case Node.Fields fields ->
          fields.fields().stream()
              .filter(field -> !field.key().equals(Reading.FILE))
              .flatMap(field -> {
                var key = path + field.key();
                return Stream.concat(Stream.of(key), keys(field.value(), key + "."));
              });
    };
  }

  private static Stream<String> inItem(Node item, String path) {
    return keys(item, path.substring(0, path.length() - 1) + "[].");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

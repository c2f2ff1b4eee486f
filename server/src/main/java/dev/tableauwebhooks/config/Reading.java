package dev.tableauwebhooks.config;

import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.config.YamlTree.Node;
import dev.tableauwebhooks.config.YamlTree.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one reading of the configuration is made of.
 *
 * @param file the name of the YAML file in messages
 * @param folder what relative paths in the YAML file start from
 */
record Reading(String file, Path folder, Variables variables, Problems problems) {

  /** The only key of a mapping that stands for the content of a file. */
  static final String FILE = "file";

  Place place(Position position, String path) {
    return new Place.InFile(file, position.line(), position.column(), path);
  }

  /** A single value with its variables filled in; empty where nothing or something wrong stands. */
  Optional<Given> scalar(Node node, String path) {
    var place = place(node.position(), path);
    return switch (node) {
      case Node.Scalar scalar when scalar.isNothing() -> Optional.empty();
      case Node.Scalar scalar ->
          variables
              .expand(scalar.text(), place)
              .map(text -> new Given(text, "'" + scalar.text() + "'", place));
      case Node.Items _, Node.Fields _ -> {
        problems.add(place, "Here stands more than one value.", "Write a single value.");
        yield Optional.empty();
      }
    };
  }

  /** A secret: a value, perhaps from a variable, or the content of a file. */
  Optional<Secret> secret(Node node, String path) {
    if (node instanceof Node.Fields fields) {
      return secretFile(fields, path);
    }
    return scalar(node, path)
        .filter(given -> isNotBlank(given))
        .map(given -> Secret.of(given.text()));
  }

  /** Whether a mapping is of the form {@code { file: path }}. */
  static boolean isFile(Node node) {
    return node instanceof Node.Fields fields
        && fields.fields().size() == 1
        && fields.fields().getFirst().key().equals(FILE);
  }

  private Optional<Secret> secretFile(Node.Fields fields, String path) {
    if (!isFile(fields)) {
      problems.add(
          place(fields.position(), path),
          "A secret is a single value or the content of a file.",
          "Write ${NAME} or { file: path }.");
      return Optional.empty();
    }
    return scalar(fields.fields().getFirst().value(), path + "." + FILE)
        .filter(given -> isNotBlank(given))
        .flatMap(this::contentOf);
  }

  private Optional<Secret> contentOf(Given given) {
    try {
      var text = Files.readString(folder.resolve(given.text())).strip();
      if (text.isEmpty()) {
        problems.add(
            given.place(), "The file %s is empty.".formatted(given.shown()), "Write the secret.");
        return Optional.empty();
      }
      return Optional.of(Secret.of(text));
    } catch (IOException | InvalidPathException e) {
      problems.add(
          given.place(),
          "The file %s cannot be read (%s).".formatted(given.shown(), e.getClass().getSimpleName()),
          "Check its path, which starts at the folder of %s, and who may read it.".formatted(file));
      return Optional.empty();
    }
  }

  boolean isNotBlank(Given given) {
    if (given.isBlank()) {
      problems.add(
          given.place(), "The value is empty.", "Write a value, or remove what is not needed.");
    }
    return !given.isBlank();
  }
}

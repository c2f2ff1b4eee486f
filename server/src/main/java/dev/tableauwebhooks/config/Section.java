package dev.tableauwebhooks.config;

import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.config.YamlTree.Field;
import dev.tableauwebhooks.config.YamlTree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One mapping of the file while it is read. Remembers the keys that it was asked for; what is left
 * when {@link #finish()} is called is unknown.
 */
final class Section {
  private final Reading reading;
  private final String path;
  private final Node.Fields fields;
  private final Map<String, Field> byKey = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Section> inner = new ArrayList<>();

  Section(Reading reading, String path, Node.Fields fields) {
    this.reading = reading;
    this.path = path;
    this.fields = fields;
    for (var field : fields.fields()) {
      var first = byKey.putIfAbsent(field.key(), field);
      if (first != null) {
        reading
            .problems()
            .add(
                placeOf(field),
                "The key '%s' is given twice, first in line %d."
                    .formatted(field.key(), first.position().line()),
                "Remove one of the two.");
      }
    }
  }

  Reading reading() {
    return reading;
  }

  /** Where the section stands as a whole. */
  Place place() {
    return reading.place(fields.position(), path);
  }

  Place place(String key) {
    var field = byKey.get(key);
    return field == null
        ? reading.place(fields.position(), pathOf(key))
        : reading.place(field.value().position(), pathOf(key));
  }

  /** Where the key itself stands. */
  Place keyPlace(String key) {
    var field = byKey.get(key);
    return field == null ? place(key) : placeOf(field);
  }

  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The keys as they are written. */
  Set<String> keys() {
    return byKey.keySet();
  }

  boolean has(String key) {
    known.add(key);
    return find(key).isPresent();
  }

  /** Whatever stands at the key. */
  Optional<Node> find(String key) {
    known.add(key);
    return Optional.ofNullable(byKey.get(key))
        .map(Field::value)
        .filter(node -> !(node instanceof Node.Scalar scalar && scalar.isNothing()));
  }

  /** A single value; the first of the variables that is set wins over the file. */
  Optional<Given> text(String key, KnownVariable... variables) {
    var written = find(key).flatMap(node -> reading.scalar(node, pathOf(key)));
    for (var variable : variables) {
      var given = reading.variables().find(variable);
      if (given.isPresent()) {
        return given;
      }
    }
    return written;
  }

  /** A single value that must be there; a problem is reported if it is not. */
  Optional<Given> required(String key) {
    if (!has(key)) {
      reportMissing(key);
    }
    return text(key).filter(reading::isNotBlank);
  }

  Optional<Secret> secret(String key) {
    return find(key).flatMap(node -> reading.secret(node, pathOf(key)));
  }

  Optional<Secret> requiredSecret(String key) {
    if (!has(key)) {
      reportMissing(key);
    }
    return secret(key);
  }

  private void reportMissing(String key) {
    reading
        .problems()
        .add(
            place(),
            "The key '%s' is missing.".formatted(key),
            "Add %s to %s.".formatted(key, path.isEmpty() ? reading.file() : path));
  }

  /** An inner mapping, if there is one. */
  Optional<Section> findSection(String key) {
    return find(key).flatMap(node -> section(node, pathOf(key)));
  }

  /** An inner mapping, empty if there is none. */
  Section section(String key) {
    return findSection(key)
        .orElseGet(() -> enter(pathOf(key), new Node.Fields(List.of(), fields.position())));
  }

  /** The mappings of a list. */
  List<Section> sections(String key) {
    var result = new ArrayList<Section>();
    var items = items(key);
    for (var i = 0; i < items.size(); i++) {
      section(items.get(i), itemPath(key, i)).ifPresent(result::add);
    }
    return result;
  }

  /** The single values of a list. */
  List<Given> texts(String key) {
    var result = new ArrayList<Given>();
    var items = items(key);
    for (var i = 0; i < items.size(); i++) {
      reading
          .scalar(items.get(i), itemPath(key, i))
          .filter(reading::isNotBlank)
          .ifPresent(result::add);
    }
    return result;
  }

  /** What stands in a list. */
  List<Node> items(String key) {
    return switch (find(key).orElse(null)) {
      case null -> List.of();
      case Node.Items items -> items.items();
      case Node.Scalar _, Node.Fields _ -> {
        reading
            .problems()
            .add(place(key), "Here must stand a list.", "Write [first, second], or lines with -.");
        yield List.of();
      }
    };
  }

  String itemPath(String key, int index) {
    return "%s[%d]".formatted(pathOf(key), index);
  }

  /** Reports the keys that nobody asked for, here and in the inner sections. */
  void finish() {
    for (var field : fields.fields()) {
      if (!known.contains(field.key())) {
        var fix =
            Spelling.nearest(field.key(), known)
                .map("Did you mean '%s'?"::formatted)
                .orElseGet(() -> "Remove it. Known here: %s.".formatted(String.join(", ", known)));
        reading
            .problems()
            .add(placeOf(field), "The key '%s' is unknown.".formatted(field.key()), fix);
      }
    }
    inner.forEach(Section::finish);
  }

  private Optional<Section> section(Node node, String at) {
    if (node instanceof Node.Fields mapping) {
      return Optional.of(enter(at, mapping));
    }
    reading
        .problems()
        .add(
            reading.place(node.position(), at),
            "Here must stand keys with values.",
            "Write key: value, indented below.");
    return Optional.empty();
  }

  private Section enter(String at, Node.Fields mapping) {
    var section = new Section(reading, at, mapping);
    inner.add(section);
    return section;
  }

  private Place placeOf(Field field) {
    return reading.place(field.position(), pathOf(field.key()));
  }
}

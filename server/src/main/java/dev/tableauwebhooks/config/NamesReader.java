package dev.tableauwebhooks.config;

import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.config.YamlTree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code env}, {@code secrets} and {@code connections}. */
final class NamesReader {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  private final Section root;
  private final Problems problems;
  private final Values values;

  NamesReader(Section root) {
    this.root = root;
    this.problems = root.reading().problems();
    this.values = new Values(problems);
  }

  WorkflowNames names() {
    return new WorkflowNames(env(), secrets(), connections());
  }

  private Map<String, String> env() {
    Map<String, String> env = new LinkedHashMap<>();
    for (var given : root.texts("env")) {
      var fix = "Write the name alone, such as REGION.";
      values
          .matching(given, VARIABLE, "the name of a variable", fix)
          .ifPresent(name -> keepVariable(env, name, given));
    }
    return env;
  }

  private void keepVariable(Map<String, String> env, String name, Given given) {
    if (isOurSecret(name)) {
      problems.add(
          given.place(),
          "%s is a secret, which env would show to every workflow.".formatted(name),
          "Give it a name under secrets, or remove it.");
      return;
    }
    root.reading()
        .variables()
        .findRaw(name)
        .ifPresentOrElse(
            value -> env.put(name, value.text()),
            () -> root.reading().variables().reportMissing(name, given.place()));
  }

  private static boolean isOurSecret(String name) {
    for (var variable : KnownVariable.values()) {
      if (variable.name().equals(name)) {
        return variable.isSecret();
      }
    }
    return false;
  }

  private Map<String, Secret> secrets() {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    var section = root.section("secrets");
    for (var name : section.keys()) {
      checkName(section, name, "a secret's name");
      section.find(name).ifPresent(node -> refuseLiteral(node, section, name));
      section.secret(name).ifPresent(secret -> secrets.put(name, secret));
    }
    return secrets;
  }

  private void refuseLiteral(Node node, Section section, String name) {
    if (node instanceof Node.Scalar scalar && !Variables.hasReference(scalar.text())) {
      problems.add(
          section.place(name),
          "The secret stands in the file itself.",
          "Move it into a variable and write ${NAME}, or into a file and write { file: path }.");
    }
  }

  private Map<String, RawConnection> connections() {
    Map<String, RawConnection> connections = new LinkedHashMap<>();
    var section = root.section("connections");
    for (var name : section.keys()) {
      checkName(section, name, "a connection's name");
      section
          .findSection(name)
          .flatMap(connection -> connection(name, connection))
          .ifPresent(connection -> connections.put(name, connection));
    }
    return connections;
  }

  private void checkName(Section section, String name, String kind) {
    values.matching(
        Given.plain(name, section.keyPlace(name)),
        NAME,
        kind,
        "Begin with a letter, and go on with letters, digits, hyphens and underscores.");
  }

  private Optional<RawConnection> connection(String name, Section section) {
    var type = section.required("type").map(Given::text);
    Map<String, Object> found = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    places.put("", section.place());
    for (var key : section.keys()) {
      if (!key.equals("type")) {
        section
            .find(key)
            .flatMap(node -> new RawValues(section, places).value(node, key))
            .ifPresent(value -> found.put(key, value));
      }
    }
    return type.map(t -> new RawConnection(name, t, found, places));
  }

  /** Turns the tree below a connection into plain values. */
  private record RawValues(Section section, Map<String, Place> places) {

    Optional<Object> value(Node node, String path) {
      var place = section.reading().place(node.position(), section.pathOf(path));
      places.put(path, place);
      if (Reading.isFile(node)) {
        return section.reading().secret(node, section.pathOf(path)).map(secret -> secret);
      }
      return switch (node) {
        case Node.Scalar scalar -> scalar(scalar, path);
        case Node.Items items -> Optional.of(list(items, path));
        case Node.Fields fields -> Optional.of(map(fields, path));
      };
    }

    private Optional<Object> scalar(Node.Scalar scalar, String path) {
      var given = section.reading().scalar(scalar, section.pathOf(path));
      if (Variables.hasReference(scalar.text())) {
        return given.map(g -> Secret.of(g.text()));
      }
      return given.map(g -> scalar.isPlain() ? typed(g.text()) : g.text());
    }

    private List<Object> list(Node.Items items, String path) {
      var result = new ArrayList<>();
      for (var i = 0; i < items.items().size(); i++) {
        value(items.items().get(i), "%s[%d]".formatted(path, i)).ifPresent(result::add);
      }
      return List.copyOf(result);
    }

    private Map<String, Object> map(Node.Fields fields, String path) {
      Map<String, Object> result = new LinkedHashMap<>();
      var inner = new Section(section.reading(), section.pathOf(path), fields);
      for (var key : inner.keys()) {
        inner
            .find(key)
            .flatMap(node -> value(node, path + "." + key))
            .ifPresent(value -> result.put(key, value));
      }
      return Map.copyOf(result);
    }

    /** An unquoted value as YAML 1.2's core schema reads it. */
    private static Object typed(String text) {
      if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
        return Boolean.parseBoolean(text);
      }
      if (text.matches("[-+]?\\d{1,18}")) {
        return Long.parseLong(text);
      }
      if (text.matches("[-+]?\\d+\\.\\d+(?:[eE][-+]?\\d+)?")) {
        return Double.parseDouble(text);
      }
      return text;
    }
  }
}

package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.action.Markup;
import dev.tableauwebhooks.workflow.Settings;
import dev.tableauwebhooks.workflow.expression.Checked;
import dev.tableauwebhooks.workflow.expression.ExpressionCompiler;
import dev.tableauwebhooks.workflow.expression.SettingValue;
import dev.tableauwebhooks.workflow.expression.StepSettings;
import dev.tableauwebhooks.workflow.expression.Suggestion;
import dev.tableauwebhooks.workflow.expression.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the {@code with:} of one step against the settings record of its action. */
final class SettingsCheck {
  private final Problems problems;
  private final ExpressionCompiler compiler;
  private final ReaderContext context;
  private final SimpleSettingCheck simple;
  private final Set<String> literalHosts = new LinkedHashSet<>();

  SettingsCheck(
      Problems problems, ExpressionCompiler compiler, ReaderContext context, String action) {
    this.problems = problems;
    this.compiler = compiler;
    this.context = context;
    this.simple = new SimpleSettingCheck(problems, compiler, context, action);
  }

  /**
   * The settings, as far as they are right.
   *
   * @param with the mapping of {@code with:}; empty where the step has none
   * @param where what to point at where a setting is missing
   */
  Settings check(
      String action,
      Class<? extends Record> type,
      Optional<YamlNode.Mapping> with,
      Position where,
      String path) {
    var shape = RecordShape.of(type);
    var mapping = with.orElseGet(() -> new YamlNode.Mapping(where, List.of()));
    var values = record(mapping, shape, path, action);
    var required =
        shape.components().stream()
            .filter(RecordShape.Component::isRequired)
            .map(RecordShape.Component::name)
            .collect(Collectors.toSet());
    return new StepSettings(values, required, literalHosts);
  }

  private Map<String, SettingValue> record(
      YamlNode.Mapping mapping, RecordShape shape, String path, String owner) {
    var values = new LinkedHashMap<String, SettingValue>();
    for (var entry : mapping.entries()) {
      var name = entry.key().text();
      var component = shape.find(name);
      if (component.isEmpty()) {
        problems.add(
            entry.key().position(),
            path + "." + name,
            "Unknown setting '%s' of %s.".formatted(name, owner),
            shape.components().isEmpty()
                ? "Leave it out: there are no settings."
                : Suggestion.fix(name, shape.names()));
        continue;
      }
      var known = component.get();
      value(known.type(), known.markup(), entry.value(), path + "." + name)
          .ifPresent(value -> values.put(name, value));
      noteLiteralHost(known, path, values.get(name));
    }
    missing(mapping, shape, path, owner);
    return values;
  }

  private void missing(YamlNode.Mapping mapping, RecordShape shape, String path, String owner) {
    for (var component : shape.components()) {
      if (mapping.find(component.name()).isPresent()) {
        continue;
      }
      if (component.isRequired()) {
        problems.add(
            mapping.position(),
            path,
            "The setting '%s' of %s is missing.".formatted(component.name(), owner),
            "Add '%s: …' here.%s"
                .formatted(
                    component.name(),
                    component.meaning().isEmpty() ? "" : " " + component.meaning()));
      } else if (component.type() instanceof SettingType.ConnectionName(var type)
          && !component.isOptional()
          && component.defaultValue() == null) {
        onlyConnection(
            mapping.position(), path, component.name(), owner, context.connectionsOf(type));
      }
    }
  }

  /** A connection may be left out where there is exactly one. */
  private void onlyConnection(
      Position where, String path, String name, String owner, Set<String> known) {
    var type = owner.contains(".") ? owner.substring(0, owner.indexOf('.')) : owner;
    if (known.isEmpty()) {
      problems.add(
          where,
          path,
          "%s needs a connection, and none is configured.".formatted(owner),
          "Add one of type %s to connections in the configuration.".formatted(type));
    } else if (known.size() > 1) {
      problems.add(
          where,
          path,
          "%s can use several connections: %s.".formatted(owner, String.join(", ", known)),
          "Say which one, for example '%s: %s'.".formatted(name, known.iterator().next()));
    }
  }

  private Optional<SettingValue> value(
      SettingType type, Markup markup, YamlNode node, String path) {
    return switch (type) {
      case SettingType.Simple one -> simple.check(one, markup, node, path);
      case SettingType.ListOf(var element) -> list(element, markup, node, path);
      case SettingType.MapOf(var element) -> map(element, markup, node, path);
      case SettingType.Nested(var shape) ->
          node instanceof YamlNode.Mapping mapping
              ? Optional.of(new SettingValue.Entries(record(mapping, shape, path, path), false))
              : whole(type, markup, node, path);
      case SettingType.Anything anything ->
          node instanceof YamlNode.Scalar scalar && scalar.isNull()
              ? simple.noValue(scalar, anything, path)
              : free(node, markup, path);
    };
  }

  private Optional<SettingValue> list(
      SettingType element, Markup markup, YamlNode node, String path) {
    if (node instanceof YamlNode.Sequence sequence) {
      var values = new ArrayList<SettingValue>();
      for (var i = 0; i < sequence.items().size(); i++) {
        value(element, markup, sequence.items().get(i), "%s[%d]".formatted(path, i))
            .ifPresent(values::add);
      }
      return Optional.of(new SettingValue.Elements(values, false));
    }
    if (element instanceof SettingType.Simple one
        && node instanceof YamlNode.Scalar scalar
        && !isWhole(scalar)) {
      return simple
          .check(one, markup, scalar, path)
          .map(value -> new SettingValue.Elements(List.of(value), false));
    }
    return whole(new SettingType.ListOf(element), markup, node, path);
  }

  private Optional<SettingValue> map(
      SettingType element, Markup markup, YamlNode node, String path) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return whole(new SettingType.MapOf(element), markup, node, path);
    }
    var values = new LinkedHashMap<String, SettingValue>();
    for (var entry : mapping.entries()) {
      var name = entry.key().text();
      var checked =
          element instanceof SettingType.Hidden
              ? simple.secretOrText(markup, entry.value(), path + "." + name)
              : value(element, markup, entry.value(), path + "." + name);
      checked.ifPresent(value -> values.put(name, value));
    }
    return Optional.of(new SettingValue.Entries(values, false));
  }

  /** One {@code ${{ }}} that stands for a whole list or map. */
  private Optional<SettingValue> whole(
      SettingType type, Markup markup, YamlNode node, String path) {
    var secrets =
        type instanceof SettingType.MapOf(SettingType.Hidden _)
            || type instanceof SettingType.ListOf(SettingType.Hidden _);
    if (!secrets && node instanceof YamlNode.Scalar scalar && isWhole(scalar)) {
      return Optional.of(
          new SettingValue.Computed(
              ((Checked.Valid<Template>) compiler.template(scalar.text())).value(), markup));
    }
    return node instanceof YamlNode.Scalar scalar && scalar.json() instanceof String
        ? simple.mistakesOr(scalar, path, () -> simple.wrongType(scalar, type, path))
        : simple.wrongType(node, type, path);
  }

  /** Whether it is an expression that may come out as a list or map. */
  private boolean isWhole(YamlNode.Scalar scalar) {
    return scalar.json() instanceof String
        && compiler.template(scalar.text()) instanceof Checked.Valid(Template.Lone(var lone, _))
        && switch (lone.type()) {
          case LIST, MAP, ANY, NOTHING -> true;
          case TEXT, NUMBER, BOOLEAN, TIME, DURATION -> false;
        };
  }

  /** Any JSON, with expressions in its text. */
  private Optional<SettingValue> free(YamlNode node, Markup markup, String path) {
    return switch (node) {
      case YamlNode.Scalar scalar -> simple.free(scalar, markup, path);
      case YamlNode.Sequence sequence -> {
        var values = new ArrayList<SettingValue>();
        for (var i = 0; i < sequence.items().size(); i++) {
          free(sequence.items().get(i), markup, "%s[%d]".formatted(path, i)).ifPresent(values::add);
        }
        yield Optional.of(new SettingValue.Elements(values, true));
      }
      case YamlNode.Mapping mapping -> {
        var values = new LinkedHashMap<String, SettingValue>();
        for (var entry : mapping.entries()) {
          var name = entry.key().text();
          free(entry.value(), markup, path + "." + name)
              .ifPresent(value -> values.put(name, value));
        }
        yield Optional.of(new SettingValue.Entries(values, true));
      }
    };
  }

  private void noteLiteralHost(
      RecordShape.Component component, String path, @Nullable SettingValue value) {
    if (component.type() instanceof SettingType.Address(var isTarget)
        && isTarget
        && value != null
        && AddressCheck.hasLiteralHost(value)) {
      literalHosts.add(nameBelowWith(path, component.name()));
    }
  }

  /** {@code steps[0].with.a} and {@code b} are the setting {@code a.b}. */
  private static String nameBelowWith(String path, String name) {
    var below = path.substring(path.indexOf(".with") + ".with".length());
    return below.isEmpty() ? name : below.substring(1) + "." + name;
  }
}

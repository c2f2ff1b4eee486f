package dev.tableauwebhooks.workflow.expression;

import dev.tableauwebhooks.action.Markup;
import dev.tableauwebhooks.workflow.EvaluationFailed;
import dev.tableauwebhooks.workflow.Scope;
import dev.tableauwebhooks.workflow.SecretPlaceholder;
import dev.tableauwebhooks.workflow.Settings;
import dev.tableauwebhooks.workflow.expression.SettingValue.Computed;
import dev.tableauwebhooks.workflow.expression.SettingValue.Constant;
import dev.tableauwebhooks.workflow.expression.SettingValue.Elements;
import dev.tableauwebhooks.workflow.expression.SettingValue.Entries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of a step as the compiler made them. Safe for many threads. */
public final class StepSettings implements Settings {
  private final Map<String, SettingValue> values;
  private final Set<String> required;
  private final Set<String> literalHosts;

  /**
   * @param values by the name of the setting
   * @param required the settings that must not come out absent
   * @param literalHosts as {@link Settings#literalHosts()}
   */
  public StepSettings(
      Map<String, SettingValue> values, Set<String> required, Set<String> literalHosts) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    this.required = Set.copyOf(required);
    this.literalHosts = Set.copyOf(literalHosts);
  }

  @Override
  public Rendered render(Scope scope) {
    var reading = new Reading(scope);
    var input = new LinkedHashMap<String, Object>();
    values.forEach((name, value) -> {
      var rendered = render(value, reading);
      if (rendered != null) {
        input.put(name, rendered);
      } else if (required.contains(name)) {
        throw absent(name, value);
      }
    });
    return new Rendered(Collections.unmodifiableMap(input), reading.seen());
  }

  @Override
  public Set<String> literalHosts() {
    return literalHosts;
  }

  private static EvaluationFailed absent(String name, SettingValue value) {
    return new EvaluationFailed(
        value instanceof Computed(Template.Lone lone, _)
            ? """
            Setting '%s' needs a value, but %s is absent. Give another, as in \
            default(%2$s, '…'), or skip the step with if: %2$s != null\
            """
                .formatted(name, lone.expression().text())
            : "Setting '%s' needs a value.".formatted(name));
  }

  private static @Nullable Object render(SettingValue value, Reading reading) {
    return switch (value) {
      case Constant(var json) -> json;
      case Computed(var template, var markup) -> render(template, markup, reading);
      case Elements(var elements, var keepsAbsent) -> {
        var list = new ArrayList<@Nullable Object>();
        for (var element : elements) {
          var rendered = render(element, reading);
          if (rendered != null || keepsAbsent) {
            list.add(rendered);
          }
        }
        yield Collections.unmodifiableList(list);
      }
      case Entries(var entries, var keepsAbsent) -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var entry : entries.entrySet()) {
          var rendered = render(entry.getValue(), reading);
          if (rendered != null || keepsAbsent) {
            map.put(entry.getKey(), rendered);
          }
        }
        yield Collections.unmodifiableMap(map);
      }
    };
  }

  private static @Nullable Object render(Template template, Markup markup, Reading reading) {
    return switch (template) {
      case Template.Literal(var text) -> text;
      case Template.SecretName(var name) -> SecretPlaceholder.of(name);
      case Template.Lone(var expression, _) -> escapeAll(expression.evaluate(reading), markup);
      case Template.Mixed(var parts) -> {
        var text = new StringBuilder();
        for (var part : parts) {
          text.append(
              switch (part) {
                case Template.Part.Words(var words) -> words;
                case Template.Part.Inserted(var expression) ->
                    Escaping.escape(
                        Values.text(expression.evaluate(reading)), markup, text.isEmpty());
              });
          limit(text.length());
        }
        yield text.toString();
      }
    };
  }

  /** A lone value, or the text in a lone list or map. */
  private static @Nullable Object escapeAll(@Nullable Object value, Markup markup) {
    return switch (value) {
      case null -> null;
      case String text -> Escaping.escape(text, markup, true);
      case List<?> list -> {
        var escaped = new ArrayList<@Nullable Object>();
        list.forEach(element -> escaped.add(escapeAll(element, markup)));
        yield Collections.unmodifiableList(escaped);
      }
      case Map<?, ?> map -> {
        var escaped = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, child) -> escaped.put(String.valueOf(key), escapeAll(child, markup)));
        yield Collections.unmodifiableMap(escaped);
      }
      default -> value;
    };
  }

  private static void limit(int length) {
    if (length > Limits.TEXT) {
      throw new EvaluationFailed(
          "The text of a setting has more than %,d characters.".formatted(Limits.TEXT));
    }
  }
}

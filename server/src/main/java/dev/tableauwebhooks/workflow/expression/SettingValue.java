package dev.tableauwebhooks.workflow.expression;

import dev.tableauwebhooks.action.Markup;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of a setting, or a part of one, before its expressions are computed. */
public sealed interface SettingValue {

  /** A JSON value as it is in the file. */
  record Constant(@Nullable Object json) implements SettingValue {}

  /** A text with expressions, or one expression alone. */
  record Computed(Template template, Markup markup) implements SettingValue {}

  /**
   * A list.
   *
   * @param keepsAbsent whether an absent element becomes null; otherwise it is left out
   */
  record Elements(List<SettingValue> elements, boolean keepsAbsent) implements SettingValue {
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /**
   * An object.
   *
   * @param keepsAbsent whether an absent value becomes null; otherwise its key is left out
   */
  record Entries(Map<String, SettingValue> entries, boolean keepsAbsent) implements SettingValue {
    public Entries {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }
}

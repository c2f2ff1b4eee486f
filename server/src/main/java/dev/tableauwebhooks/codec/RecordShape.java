package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.action.Connection;
import dev.tableauwebhooks.action.Markup;
import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.action.Setting;
import dev.tableauwebhooks.action.Target;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A settings or connection record as it is written in YAML: one key per component.
 *
 * @param components in the order of the record
 */
record RecordShape(Class<? extends Record> type, List<Component> components) {

  /**
   * One key.
   *
   * @param isOptional whether it is an {@code Optional}
   * @param defaultValue as JSON; null where there is none
   * @param meaning one sentence; empty where the component is not documented
   */
  record Component(
      String name,
      SettingType type,
      boolean isOptional,
      @Nullable Object defaultValue,
      String meaning,
      Markup markup) {

    /**
     * Whether leaving it out is a mistake. A connection may be left out where there is only one.
     */
    boolean isRequired() {
      return !isOptional && defaultValue == null && !(type instanceof SettingType.ConnectionName);
    }
  }

  /**
   * The shape of a record.
   *
   * @throws IllegalArgumentException where the record has a component that cannot be written, which
   *     is a mistake of its author
   */
  static RecordShape of(Class<? extends Record> type) {
    var components = new ArrayList<Component>();
    for (var component : type.getRecordComponents()) {
      components.add(component(component));
    }
    return new RecordShape(type, List.copyOf(components));
  }

  Optional<Component> find(String name) {
    return components.stream().filter(component -> component.name().equals(name)).findFirst();
  }

  List<String> names() {
    return components.stream().map(Component::name).toList();
  }

  private static Component component(RecordComponent component) {
    var generic = component.getGenericType();
    var isOptional = component.getType() == Optional.class;
    var type = type(isOptional ? argument(generic, 0) : generic, component);
    var setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      return new Component(component.getName(), type, isOptional, null, "", defaultMarkup(type));
    }
    return new Component(
        component.getName(),
        type,
        isOptional,
        setting.defaultValue().isEmpty() ? null : Yaml.json(setting.defaultValue()),
        setting.value(),
        setting.markup() == Markup.PLAIN ? defaultMarkup(type) : setting.markup());
  }

  /** What is put into a URL is escaped for it even where the author forgot to say so. */
  private static Markup defaultMarkup(SettingType type) {
    return type instanceof SettingType.Address ? Markup.URL : Markup.PLAIN;
  }

  private static SettingType type(Type generic, RecordComponent component) {
    var raw =
        generic instanceof ParameterizedType parameterized ? parameterized.getRawType() : generic;
    if (raw == List.class) {
      return new SettingType.ListOf(type(argument(generic, 0), component));
    }
    if (raw == Map.class && argument(generic, 0) == String.class) {
      return new SettingType.MapOf(type(argument(generic, 1), component));
    }
    return Optional.of(raw)
        .filter(Class.class::isInstance)
        .flatMap(simple -> simpleType((Class<?>) simple))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s.%s is of type %s, which settings cannot have"
                    .formatted(
                        component.getDeclaringRecord().getName(),
                        component.getName(),
                        generic.getTypeName())));
  }

  private static Optional<SettingType> simpleType(Class<?> type) {
    if (type.isEnum()) {
      @SuppressWarnings("unchecked")
      var choice = (Class<? extends Enum<?>>) type;
      return Optional.of(new SettingType.Choice(choice));
    }
    if (Connection.class.isAssignableFrom(type)) {
      return Optional.of(new SettingType.ConnectionName(type.asSubclass(Connection.class)));
    }
    if (type.isRecord() && type != Target.class) {
      return Optional.of(new SettingType.Nested(of(type.asSubclass(Record.class))));
    }
    return Optional.ofNullable(plainType(type));
  }

  private static @Nullable SettingType plainType(Class<?> type) {
    return switch (type.getName()) {
      case "java.lang.String" -> new SettingType.Text();
      case "boolean", "java.lang.Boolean" -> new SettingType.Flag();
      case "int", "java.lang.Integer" -> new SettingType.Whole(false);
      case "long", "java.lang.Long" -> new SettingType.Whole(true);
      case "double", "java.lang.Double" -> new SettingType.Decimal();
      case "java.lang.Object" -> new SettingType.Anything();
      default ->
          type == Duration.class
              ? new SettingType.Span()
              : type == URI.class
                  ? new SettingType.Address(false)
                  : type == Target.class
                      ? new SettingType.Address(true)
                      : type == Secret.class ? new SettingType.Hidden() : null;
    };
  }

  private static Type argument(Type generic, int index) {
    return generic instanceof ParameterizedType parameterized
        ? parameterized.getActualTypeArguments()[index]
        : Object.class;
  }
}

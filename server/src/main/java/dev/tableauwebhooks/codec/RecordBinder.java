package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.action.Connection;
import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.action.Target;
import dev.tableauwebhooks.workflow.SecretPlaceholder;
import dev.tableauwebhooks.workflow.SettingsBinder;
import dev.tableauwebhooks.workflow.expression.Suggestion;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes settings records of JSON objects. Safe for many threads. */
public final class RecordBinder implements SettingsBinder {
  private final Map<String, Secret> secrets;
  private final Map<String, Connection> connections;
  private final ClassValue<RecordShape> shapes =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return RecordShape.of(type.asSubclass(Record.class));
        }
      };
  private final boolean secretsAreText;

  /**
   * For rendered settings, in which secrets are placeholders.
   *
   * @param secrets by name
   * @param connections by name
   */
  public RecordBinder(Map<String, Secret> secrets, Map<String, ? extends Connection> connections) {
    this(secrets, connections, false);
  }

  private RecordBinder(
      Map<String, Secret> secrets,
      Map<String, ? extends Connection> connections,
      boolean secretsAreText) {
    this.secrets = Map.copyOf(secrets);
    this.connections = Map.copyOf(connections);
    this.secretsAreText = secretsAreText;
  }

  /** For what is written in the configuration, in which secrets are themselves. */
  public static RecordBinder ofConfiguration() {
    return new RecordBinder(Map.of(), Map.of(), true);
  }

  @Override
  public <S extends Record> S bind(
      Class<S> type, Map<String, Object> input, Set<String> literalHosts) {
    return type.cast(new Binding(literalHosts).record(shapes.get(type), input, ""));
  }

  /** One call. */
  private final class Binding {
    private final Set<String> literalHosts;

    Binding(Set<String> literalHosts) {
      this.literalHosts = literalHosts;
    }

    Record record(RecordShape shape, Map<?, ?> input, String path) {
      for (var key : input.keySet()) {
        if (!shape.names().contains(String.valueOf(key))) {
          throw new InvalidSettings(
              "Unknown setting '%s%s'.".formatted(path, key),
              Suggestion.fix(String.valueOf(key), shape.names()));
        }
      }
      var arguments = new ArrayList<@Nullable Object>();
      for (var component : shape.components()) {
        arguments.add(argument(component, input.get(component.name()), path + component.name()));
      }
      return make(shape, arguments);
    }

    private @Nullable Object argument(
        RecordShape.Component component, @Nullable Object json, String path) {
      var given = json == null ? component.defaultValue() : json;
      if (component.type() instanceof SettingType.ConnectionName(var type) && given == null) {
        return onlyConnection(type, component.isOptional(), path);
      }
      if (given == null) {
        if (component.isOptional()) {
          return Optional.empty();
        }
        throw new InvalidSettings(
            "Setting '%s' is missing.".formatted(path), component.type().fix());
      }
      var value = value(component.type(), given, path);
      return component.isOptional() ? Optional.of(value) : value;
    }

    private Object value(SettingType type, Object json, String path) {
      return switch (type) {
        case SettingType.Hidden _ -> secret(json, path);
        case SettingType.ConnectionName(var connection) -> connection(connection, json, path);
        case SettingType.Address(var isTarget) -> {
          var uri = (URI) simple(new SettingType.Address(isTarget), json, path);
          yield isTarget ? new Target(uri, literalHosts.contains(path)) : uri;
        }
        case SettingType.Simple simple -> simple(simple, json, path);
        case SettingType.ListOf(var element) -> list(element, json, path);
        case SettingType.MapOf(var element) -> map(element, json, path);
        case SettingType.Nested(var shape) -> {
          if (json instanceof Map<?, ?> map) {
            yield record(shape, map, path + ".");
          }
          throw wrong(type, json, path);
        }
        case SettingType.Anything _ -> json;
      };
    }

    private Object simple(SettingType.Simple type, Object json, String path) {
      return SimpleValues.read(type, json).orElseThrow(() -> wrong(type, json, path));
    }

    /** A single value stands for a list of one. */
    private List<Object> list(SettingType element, Object json, String path) {
      var given = json instanceof List<?> list ? list : List.of(json);
      var values = new ArrayList<Object>();
      for (var item : given) {
        if (item != null) {
          values.add(value(element, item, "%s[%d]".formatted(path, values.size())));
        }
      }
      return Collections.unmodifiableList(values);
    }

    private Map<String, Object> map(SettingType element, Object json, String path) {
      if (!(json instanceof Map<?, ?> map)) {
        throw wrong(new SettingType.MapOf(element), json, path);
      }
      var values = new LinkedHashMap<String, Object>();
      map.forEach((key, item) -> {
        if (item != null) {
          var name = String.valueOf(key);
          var below = path + "." + name;
          values.put(
              name,
              element instanceof SettingType.Hidden && SimpleValues.text(item).isPresent()
                  ? Secret.of(SimpleValues.text(item).get())
                  : value(element, item, below));
        }
      });
      return Collections.unmodifiableMap(values);
    }

    private Secret secret(Object json, String path) {
      if (secretsAreText) {
        return SimpleValues.text(json)
            .map(Secret::of)
            .orElseThrow(() ->
                new InvalidSettings(
                    "Setting '%s' is no text.".formatted(path),
                    "Write the secret as text, best as a variable: ${NAME}."));
      }
      var name =
          SecretPlaceholder.nameIn(json)
              .orElseThrow(() ->
                  new InvalidSettings(
                      "Setting '%s' takes a secret by its name.".formatted(path),
                      "Put the secret into the configuration, and name it:"
                          + " {\"secret\": \"NAME\"}."));
      return Optional.ofNullable(secrets.get(name))
          .orElseThrow(() ->
              new InvalidSettings(
                  "Unknown secret '%s' in setting '%s'.".formatted(name, path),
                  "Add '%s' to secrets in the configuration.".formatted(name)));
    }

    private Connection connection(Class<? extends Connection> type, Object json, String path) {
      var name = String.valueOf(json);
      var connection = connections.get(name);
      if (type.isInstance(connection)) {
        return type.cast(connection);
      }
      throw new InvalidSettings(
          "Setting '%s' names the connection '%s', which is not configured.".formatted(path, name),
          "Add it to connections in the configuration.");
    }

    private @Nullable Object onlyConnection(
        Class<? extends Connection> type, boolean isOptional, String path) {
      var fitting = connections.values().stream().filter(type::isInstance).toList();
      if (isOptional) {
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
      }
      if (fitting.size() == 1) {
        return fitting.getFirst();
      }
      throw new InvalidSettings(
          fitting.isEmpty()
              ? "Setting '%s' is missing, and no such connection is configured.".formatted(path)
              : "Setting '%s' is missing, and several connections could be meant.".formatted(path),
          fitting.isEmpty()
              ? "Add a connection to connections in the configuration."
              : "Name the connection.");
    }

    private InvalidSettings wrong(SettingType type, Object json, String path) {
      var shown = json instanceof String text ? text : Json.write(json);
      return new InvalidSettings(
          "Setting '%s' is '%s', not %s."
              .formatted(
                  path,
                  shown.length() > 200 ? shown.substring(0, 200) + "…" : shown,
                  type.phrase()),
          type.fix());
    }

    private static Record make(RecordShape shape, List<@Nullable Object> arguments) {
      var components = shape.type().getRecordComponents();
      var types = new Class<?>[components.length];
      for (var i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
      }
      try {
        var constructor = shape.type().getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(arguments.toArray());
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof IllegalArgumentException refused) {
          throw new InvalidSettings(
              String.valueOf(refused.getMessage()), "Change the settings of this step.");
        }
        throw new IllegalStateException(
            "The constructor of %s failed".formatted(shape.type().getName()), e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Cannot make a %s".formatted(shape.type().getName()), e);
      }
    }
  }
}

package dev.tableauwebhooks.app;

import static java.util.stream.Collectors.toMap;

import dev.tableauwebhooks.action.Connection;
import dev.tableauwebhooks.action.Connector;
import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.codec.RecordBinder;
import dev.tableauwebhooks.config.RawConnection;
import dev.tableauwebhooks.workflow.SettingsBinder.InvalidSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the configured connections into the records of their connectors. */
final class Connections {
  private final Map<String, Class<? extends Connection>> types;
  private final RecordBinder binder = RecordBinder.ofConfiguration();

  Connections(List<Connector> connectors) {
    this.types =
        connectors.stream()
            .filter(connector -> connector.connectionType().isPresent())
            .collect(toMap(Connector::name, c -> c.connectionType().orElseThrow()));
  }

  /**
   * @param namesByType the names of the connections of each type that there is, even where none
   */
  record Read(
      Map<String, Connection> byName, Map<Class<? extends Connection>, Set<String>> namesByType) {}

  /** Reads all; what cannot be read is added to the problems. */
  Read read(Collection<RawConnection> written, Collection<Object> problems) {
    var byName = new HashMap<String, Connection>();
    var namesByType = new HashMap<Class<? extends Connection>, Set<String>>();
    types.values().forEach(type -> namesByType.put(type, new HashSet<>()));
    for (var raw : written) {
      read(raw, problems)
          .ifPresent(connection -> {
            byName.put(raw.name(), connection);
            namesByType
                .computeIfAbsent(connection.getClass(), _ -> new HashSet<>())
                .add(raw.name());
          });
    }
    return new Read(byName, namesByType);
  }

  private Optional<Connection> read(RawConnection raw, Collection<Object> problems) {
    var type = types.get(raw.type());
    if (type == null) {
      var fix = "Give one of: " + String.join(", ", new TreeSet<>(types.keySet())) + ".";
      var what = "There is no connector '%s' that takes a connection.".formatted(raw.type());
      problems.add(raw.problemAt("type", what, fix));
      return Optional.empty();
    }
    try {
      var bound = binder.bind(type.asSubclass(Record.class), revealed(raw), Set.of());
      return Optional.of(type.cast(bound));
    } catch (InvalidSettings e) {
      problems.add(raw.problemAt("", masked(String.valueOf(e.getMessage()), raw), e.fix()));
      return Optional.empty();
    }
  }

  private static Map<String, Object> revealed(RawConnection raw) {
    var values = new HashMap<>(raw.values());
    values.replaceAll((_, value) -> value instanceof Secret secret ? secret.reveal() : value);
    return values;
  }

  /** A message may quote the value that it finds wrong. */
  private static String masked(String message, RawConnection raw) {
    var masked = message;
    for (var value : raw.values().values()) {
      if (value instanceof Secret secret && !secret.isBlank()) {
        masked = masked.replace(secret.reveal(), "****");
      }
    }
    return masked;
  }
}

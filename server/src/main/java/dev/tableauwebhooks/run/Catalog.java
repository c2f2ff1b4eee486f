package dev.tableauwebhooks.run;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.workflow.Trigger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The programs that are active at one moment, indexed by the events they listen to. Immutable. */
public final class Catalog {
  /** Nothing is active. */
  public static final Catalog EMPTY = new Catalog(List.of());

  private final Map<String, Program> byName;
  private final Map<String, List<Program>> byEvent;
  private final List<Program> forUnlisted;

  /**
   * @throws IllegalArgumentException where two programs have one name
   */
  public Catalog(List<Program> programs) {
    byName = programs.stream().collect(Collectors.toUnmodifiableMap(Program::name, p -> p));
    var index = new HashMap<String, List<Program>>();
    var names =
        Stream.concat(
            Stream.of(EventType.values()).map(EventType::wireName),
            programs.stream().flatMap(program -> program.trigger().events().stream()));
    names
        .distinct()
        .forEach(name -> index.put(name, programs.stream().filter(p -> wants(p, name)).toList()));
    for (var type : InternalEventType.values()) {
      index.put(type.wireName(), programs.stream().filter(p -> names(p, type)).toList());
    }
    byEvent = Map.copyOf(index);
    forUnlisted =
        programs.stream()
            .filter(p -> p.trigger().events().contains(Trigger.ANY) || wantsUnrecognized(p))
            .toList();
  }

  private static boolean wants(Program program, String event) {
    var events = program.trigger().events();
    return events.contains(event) || events.contains(Trigger.ANY);
  }

  /** {@code *} means what Tableau sends: who asked for that did not ask for news of the server. */
  private static boolean names(Program program, InternalEventType type) {
    return program.trigger().events().contains(type.wireName());
  }

  private static boolean wantsUnrecognized(Program program) {
    return program.trigger().events().contains(Trigger.UNRECOGNIZED);
  }

  /** Every active program. */
  public List<Program> programs() {
    return List.copyOf(byName.values());
  }

  public Optional<Program> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The programs that want an event; no I/O, since the POST is waiting. Where nobody knows yet
   * which site the event is of, those for some sites only are among them, and their runs find it
   * out.
   */
  public List<Program> candidates(TableauEvent event, Optional<String> site) {
    if (event instanceof TableauEvent.Test) {
      return List.of();
    }
    var listed = byEvent.getOrDefault(event.type(), List.of());
    var all =
        event instanceof TableauEvent.Unrecognized && !forUnlisted.isEmpty()
            ? Stream.concat(listed.stream(), forUnlisted.stream()).distinct().toList()
            : listed;
    return all.stream().filter(program -> ofSite(program, site)).toList();
  }

  /** Whether an event of that name from that site would start anything. */
  public boolean wants(String type, String site) {
    return byEvent.getOrDefault(type, List.of()).stream()
        .anyMatch(program -> ofSite(program, Optional.of(site)));
  }

  private static boolean ofSite(Program program, Optional<String> site) {
    var sites = program.trigger().sites();
    return sites.isEmpty() || site.isEmpty() || sites.contains(site.get());
  }
}

package dev.tableauwebhooks.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The object that an event is about.
 *
 * @param kind what it is, as far as the event's type or the payload tells
 * @param luid Tableau's identifier, the only one that is stable across renames. Often a UUID; never
 *     rely on that, since Tableau's own samples use {@code "99"}
 * @param name the display name at the time of the event; may hold quotes, {@code <} and newlines
 */
public record Resource(ResourceKind kind, Optional<String> luid, Optional<String> name) {
  public Resource {
    requireNonNull(kind, "kind");
    requireNonNull(luid, "luid");
    requireNonNull(name, "name");
  }

  public static Resource of(ResourceKind kind, String luid, String name) {
    return new Resource(kind, Optional.of(luid), Optional.of(name));
  }
}

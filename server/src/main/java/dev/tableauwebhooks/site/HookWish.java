package dev.tableauwebhooks.site;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.event.EventType;
import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The webhooks that a site should have: one for each event, all with the same address.
 *
 * @param prefix what the names of ours begin with
 * @param receiver where this server takes events, without a token, such as {@code
 *     https://hooks.example.com/webhook}
 * @param url where they must post to, with the site's token. A secret, so {@code toString()} leaves
 *     it out
 * @param events only what Tableau itself sends
 */
public record HookWish(String prefix, URI receiver, URI url, Set<EventType> events) {
  public HookWish {
    requireNonNull(prefix, "prefix");
    requireNonNull(receiver, "receiver");
    requireNonNull(url, "url");
    events = events.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(events));
  }

  /** What the webhook of an event is called. */
  public String name(EventType event) {
    return prefix + event.wireName();
  }

  boolean isOurs(String name) {
    return name.startsWith(prefix);
  }

  /** Whether an address leads to this server, with whatever token. */
  boolean leadsHere(String address) {
    var here = receiver.toString();
    return address.equals(here) || address.startsWith(here + "/");
  }

  @Override
  public String toString() {
    return "webhooks '%s…' to %s for %s".formatted(prefix, receiver, events);
  }
}

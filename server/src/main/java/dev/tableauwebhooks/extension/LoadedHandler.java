package dev.tableauwebhooks.extension;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.event.TableauEvent.Unrecognized;
import dev.tableauwebhooks.handler.TableauEventHandler;
import dev.tableauwebhooks.workflow.Revision;
import java.util.Set;

/**
 * A handler that is ready to be called. Its classes live as long as somebody holds it.
 *
 * @param name the class's simple name, unique among the loaded handlers
 * @param revision the class and everything that lies beside it in the folder, since it may use all
 *     of that; for a class from a jar the source is a sentence about it
 * @param events the wire names of the events whose methods it overrides, and {@link #UNKNOWN}
 * @param instance made once, called from many threads
 */
public record LoadedHandler(
    String name, Revision revision, Set<String> events, TableauEventHandler instance) {

  /** Stands in {@link #events()} for every event whose name this release does not know. */
  public static final String UNKNOWN = "unknown";

  public LoadedHandler {
    requireNonNull(name, "name");
    requireNonNull(revision, "revision");
    events = Set.copyOf(events);
    requireNonNull(instance, "instance");
  }

  /** Whether the event creates a run of this handler. */
  public boolean wants(TableauEvent event) {
    return switch (event) {
      case Unrecognized _ -> events.contains(UNKNOWN);
      case TableauEvent.Test _ -> false;
      case TableauEvent.ContentChange _,
          TableauEvent.ExtractRefresh _,
          TableauEvent.LabelChange _,
          TableauEvent.AdminChange _,
          TableauEvent.UserRemoved _,
          TableauEvent.SiteChange _,
          TableauEvent.Internal _ ->
          events.contains(event.type());
    };
  }
}

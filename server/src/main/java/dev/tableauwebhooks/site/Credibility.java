package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.event.TableauEvent.AdminChange;
import dev.tableauwebhooks.event.TableauEvent.Change;
import dev.tableauwebhooks.event.TableauEvent.ContentChange;
import dev.tableauwebhooks.event.TableauEvent.ExtractRefresh;
import dev.tableauwebhooks.event.TableauEvent.Internal;
import dev.tableauwebhooks.event.TableauEvent.LabelChange;
import dev.tableauwebhooks.event.TableauEvent.SiteChange;
import dev.tableauwebhooks.event.TableauEvent.Test;
import dev.tableauwebhooks.event.TableauEvent.Unrecognized;
import dev.tableauwebhooks.event.TableauEvent.UserRemoved;
import java.time.Instant;
import java.util.Optional;

/** Whether Tableau confirms what an event says. */
final class Credibility {
  private final Site site;
  private final TableauEvent event;
  private final Instant receivedAt;

  Credibility(Site site, TableauEvent event, Instant receivedAt) {
    this.site = site;
    this.event = event;
    this.receivedAt = receivedAt;
  }

  static String ofNoSite(TableauEvent event) {
    return event
        .origin()
        .siteLuid()
        .map("No configured site has the LUID '%s'."::formatted)
        .orElse("The event does not name its site.");
  }

  /** Why the event cannot be true; empty where it can, or the site need not be asked. */
  Optional<String> doubt() {
    if (!site.isToVerify() || isOfNothingThatExists()) {
      return Optional.empty();
    }
    var resource = event.resource();
    if (resource.luid().isEmpty()) {
      return Optional.of("The event does not say which object it is about.");
    }
    var luid = resource.luid().get();
    var exists =
        EventLookups.kinds(event).stream()
            .anyMatch(kind -> site.objects().exists(kind, luid, receivedAt));
    return exists
        ? Optional.empty()
        : Optional.of(
            "The site '%s' has no %s '%s'.".formatted(site.name(), resource.kind().word(), luid));
  }

  /** A deletion leaves nothing to ask for, and an object of an unknown kind cannot be asked for. */
  private boolean isOfNothingThatExists() {
    return switch (event) {
      case ContentChange(_, _, _, var change) -> change == Change.DELETED;
      case SiteChange(_, _, _, var change) -> change != Change.UPDATED;
      case UserRemoved _, Unrecognized _, Internal _, Test _ -> true;
      case ExtractRefresh _, LabelChange _, AdminChange _ -> false;
    };
  }
}

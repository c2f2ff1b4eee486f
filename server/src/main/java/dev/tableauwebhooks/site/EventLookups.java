package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.Lookups;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What expressions may ask of one event: {@code content} and {@code site}. */
final class EventLookups implements Lookups {
  private static final String CONTENT = "content.";
  private static final String SITE = "site.";

  private final Sites sites;
  private final TableauEvent event;
  private final Instant receivedAt;

  EventLookups(Sites sites, TableauEvent event, Instant receivedAt) {
    this.sites = sites;
    this.event = event;
    this.receivedAt = receivedAt;
  }

  @Override
  public Optional<Object> find(String path) {
    if (!path.startsWith(CONTENT) && !path.startsWith(SITE)) {
      return Optional.empty();
    }
    var inPayload = payloadValue(path);
    if (inPayload.isPresent()) {
      return inPayload;
    }
    try {
      return sites
          .of(event)
          .flatMap(site ->
              path.startsWith(SITE)
                  ? siteValue(site, path.substring(SITE.length()))
                  : contentValue(site, path.substring(CONTENT.length())));
    } catch (TableauException e) {
      throw failed(path, e);
    }
  }

  /** What the event itself says of its object; nobody has to be asked. */
  private Optional<Object> payloadValue(String path) {
    return switch (path) {
      case "content.luid" -> event.resource().luid().map(Object.class::cast);
      case "content.kind" -> kind();
      default -> Optional.empty();
    };
  }

  private static Optional<Object> siteValue(Site site, String property) {
    return switch (property) {
      case "name" -> Optional.of(site.name());
      case "luid" -> Optional.of(site.luid());
      case "contentUrl" -> Optional.of(site.contentUrl());
      case "url" -> Optional.of(site.url());
      default -> Optional.empty();
    };
  }

  private Optional<Object> contentValue(Site site, String property) {
    return switch (property) {
      case "name" ->
          object(site)
              .flatMap(it -> it.find(property))
              .or(() -> event.resource().name().map(Object.class::cast));
      case "owner.name" -> owner(site).flatMap(it -> it.find("name"));
      case "owner.fullName" -> owner(site).flatMap(it -> it.find("fullName"));
      case "owner.email" -> owner(site).flatMap(it -> it.find("email"));
      case "project.path" -> project(site).flatMap(it -> it.find("path"));
      case "project.name" ->
          object(site)
              .flatMap(it -> it.find(property))
              .or(() -> project(site).flatMap(it -> it.find("name")));
      case "workbook.name" ->
          object(site)
              .flatMap(it -> it.find(property))
              .or(() -> workbook(site).flatMap(it -> it.find("name")));
      default -> object(site).flatMap(it -> it.find(property));
    };
  }

  private Optional<Object> kind() {
    var kind = event.resource().kind();
    return kind == ResourceKind.UNKNOWN ? Optional.empty() : Optional.of(kind.word());
  }

  /** The object that the event is about. */
  private Optional<Described> object(Site site) {
    return event
        .resource()
        .luid()
        .flatMap(luid ->
            kinds().stream()
                .flatMap(kind -> site.objects().find(kind, luid, receivedAt).stream())
                .findFirst());
  }

  /**
   * What the object may be. The payload of a label event tells whether a workbook or a data source
   * carries the label, but not all servers keep to that; and the name of an event that this release
   * does not know begins with the kind, as those of all others do.
   */
  private List<ResourceKind> kinds() {
    var kind = event.resource().kind();
    if (kind != ResourceKind.UNKNOWN) {
      return List.of(kind);
    }
    var name = event.type().toLowerCase(Locale.ROOT);
    return Arrays.stream(ResourceKind.values())
        .filter(it -> name.startsWith(it.word()))
        .findFirst()
        .map(List::of)
        .orElse(List.of(ResourceKind.WORKBOOK, ResourceKind.DATASOURCE));
  }

  private Optional<Described> owner(Site site) {
    return reference(site, "owner.luid").flatMap(site.objects()::findUser);
  }

  private Optional<Described> project(Site site) {
    return reference(site, "project.luid")
        .flatMap(luid -> site.objects().findProject(luid, receivedAt));
  }

  private Optional<Described> workbook(Site site) {
    return reference(site, "workbook.luid")
        .flatMap(luid -> site.objects().find(ResourceKind.WORKBOOK, luid, receivedAt));
  }

  private Optional<String> reference(Site site, String property) {
    return object(site).flatMap(it -> it.findText(property));
  }

  private static LookupFailed failed(String path, TableauException e) {
    var reason = "%s could not be looked up. %s".formatted(path, e.problem().what());
    if (!e.retryMayHelp()) {
      return LookupFailed.forGood(reason, e.fix());
    }
    return e.retryAfter()
        .map(wait -> LookupFailed.waitFor(reason, wait))
        .orElseGet(() -> LookupFailed.later(reason));
  }
}

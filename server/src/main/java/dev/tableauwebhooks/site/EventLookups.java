package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.model.Job;
import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.Lookups;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What expressions may ask of one event: {@code content}, {@code site}, {@code job}, {@code task},
 * {@code lineage}, {@code usage} and {@code previous}.
 */
final class EventLookups implements Lookups {
  /** More failures in a row are not counted. */
  private static final int MOST_PREVIOUS = 200;

  private final Sites sites;
  private final TableauEvent event;
  private final Instant receivedAt;
  private final RefreshHistory history;

  EventLookups(Sites sites, TableauEvent event, Instant receivedAt, RefreshHistory history) {
    this.sites = sites;
    this.event = event;
    this.receivedAt = receivedAt;
    this.history = history;
  }

  @Override
  public Optional<Object> find(String path) {
    var dot = path.indexOf('.');
    var topic = path.substring(0, dot);
    var property = path.substring(dot + 1);
    if (topic.equals("previous")) {
      return previousValue(property);
    }
    var inPayload = payloadValue(path);
    if (inPayload.isPresent()) {
      return inPayload;
    }
    try {
      return sites.of(event).flatMap(site -> value(site, topic, property));
    } catch (TableauException e) {
      throw failed(path, e);
    }
  }

  private Optional<Object> value(Site site, String topic, String property) {
    return switch (topic) {
      case "site" -> siteValue(site, property);
      case "content" -> contentValue(site, property);
      case "job" ->
          site.jobs().find(event, receivedAt, history).flatMap(it -> jobValue(it, property));
      case "task" -> luid().flatMap(it -> site.tasks().find(property, it, receivedAt));
      case "lineage" ->
          kindAndLuid(site).flatMap(it -> site.dependents().find(property, it.kind(), it.luid()));
      case "usage" ->
          kindAndLuid(site)
              .flatMap(it -> site.usage().find(property, it.kind(), it.luid(), it.name()));
      default -> Optional.empty();
    };
  }

  private static Optional<Object> jobValue(Job job, String property) {
    var times = job.times();
    return switch (property) {
      case "luid" -> Optional.of(job.luid());
      case "error" -> job.error().map(ErrorText::readable);
      case "errorKind" -> job.error().map(it -> ErrorKind.of(it).word());
      case "startedAt" -> times.started().map(Object.class::cast);
      case "completedAt" -> times.completed().map(Object.class::cast);
      case "seconds" ->
          times
              .started()
              .flatMap(began -> times.completed().map(end -> Duration.between(began, end)))
              .map(Duration::toSeconds);
      default -> Optional.empty();
    };
  }

  /** From this server's own events, those before this one. */
  private Optional<Object> previousValue(String property) {
    var before = event.origin().createdAt().orElse(receivedAt);
    var ends =
        luid().map(it -> history.ends(it, Instant.EPOCH, before, MOST_PREVIOUS)).orElse(List.of());
    return switch (property) {
      case "lastSuccessAt" -> last(ends, false);
      case "lastFailureAt" -> last(ends, true);
      case "failuresInARow" ->
          luid().map(_ -> ends.stream().takeWhile(RefreshHistory.End::hasFailed).count());
      default -> Optional.empty();
    };
  }

  private static Optional<Object> last(List<RefreshHistory.End> ends, boolean failed) {
    return ends.stream()
        .filter(end -> end.hasFailed() == failed)
        .findFirst()
        .map(RefreshHistory.End::at);
  }

  private Optional<String> luid() {
    return event.resource().luid();
  }

  private record Subject(ResourceKind kind, String luid, String name) {}

  /** The object, where it is known of what kind it is. */
  private Optional<Subject> kindAndLuid(Site site) {
    var kind = kinds().size() == 1 ? Optional.of(kinds().getFirst()) : labelled(site);
    return kind.flatMap(
        it -> luid().map(luid -> new Subject(it, luid, event.resource().name().orElse(""))));
  }

  private Optional<ResourceKind> labelled(Site site) {
    return object(site).flatMap(it -> it.findText("kind")).map(ResourceKind::fromPayload);
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
    return luid()
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
    return kinds(event);
  }

  static List<ResourceKind> kinds(TableauEvent event) {
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

  static LookupFailed failed(String path, TableauException e) {
    var reason = "%s could not be looked up. %s".formatted(path, e.problem().what());
    if (!e.retryMayHelp()) {
      return LookupFailed.forGood(reason, e.fix());
    }
    return e.retryAfter()
        .map(wait -> LookupFailed.waitFor(reason, wait))
        .orElseGet(() -> LookupFailed.later(reason));
  }
}

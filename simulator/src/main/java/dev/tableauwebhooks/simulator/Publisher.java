package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Events.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes the content of a site and tells its webhooks. */
final class Publisher {

  /** Where a new thing goes and whose it is. */
  record Place(String projectLuid, String ownerLuid) {}

  private final Events events;
  private final InstantSource clock;

  Publisher(Events events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /** A new workbook; over one of the same name in the project, an update of that one. */
  Workbook publishWorkbook(Site site, Place place, Publication publication) {
    return site.alone(() -> {
      var old = existing(site, Workbook.class, place, publication.name());
      if (old.isPresent()) {
        return update(site, ContentKind.WORKBOOKS, old.get().luid(), workbook -> workbook);
      }
      var workbook = addWorkbook(site, place, publication);
      events.fire(site, HookEvent.WORKBOOK_CREATED, Subject.of(workbook));
      return workbook;
    });
  }

  /** A workbook that was always there: no event tells of it. */
  Workbook addWorkbook(Site site, Place place, Publication publication) {
    var contentUrl = freeContentUrl(site, Workbook.class, publication.name());
    var workbook = new Workbook(listing(site, place, publication), contentUrl, true, 1);
    site.content().put(workbook);
    publication.views().forEach(view -> addView(site, workbook, view));
    return workbook;
  }

  Datasource publishDatasource(Site site, Place place, Publication publication) {
    return site.alone(() -> {
      var old = existing(site, Datasource.class, place, publication.name());
      if (old.isPresent()) {
        return update(site, ContentKind.DATASOURCES, old.get().luid(), datasource -> datasource);
      }
      var datasource = addDatasource(site, place, publication);
      events.fire(site, HookEvent.DATASOURCE_CREATED, Subject.of(datasource));
      return datasource;
    });
  }

  /** A data source that was always there: no event tells of it. */
  Datasource addDatasource(Site site, Place place, Publication publication) {
    var contentUrl = freeContentUrl(site, Datasource.class, publication.name());
    var datasource =
        new Datasource(listing(site, place, publication), contentUrl, "hyper", false, "");
    site.content().put(datasource);
    return datasource;
  }

  /** A flow; Tableau has no events for them. */
  Flow addFlow(Site site, Place place, Publication publication) {
    var flow = new Flow(listing(site, place, publication), "tflx");
    site.content().put(flow);
    return flow;
  }

  <T extends Content> Optional<T> existing(Site site, Class<T> kind, Place place, String name) {
    return site.all(kind).stream()
        .filter(content ->
            content.name().equals(name)
                && content.listing().projectLuid().equals(place.projectLuid()))
        .findFirst();
  }

  /** Applies the change, moves the views along with their workbook and fires the Updated event. */
  <T extends Content> T update(
      Site site, ContentKind<T> kind, String luid, UnaryOperator<T> change) {
    return site.alone(() -> {
      var changed = change.apply(kind.get(site, luid));
      var updated = kind.type().cast(changed.with(changed.listing().updated(clock.instant())));
      site.content().put(updated);
      if (updated instanceof Workbook workbook) {
        moveViews(site, workbook);
      }
      updatedEvent(updated).ifPresent(event -> events.fire(site, event, Subject.of(updated)));
      return updated;
    });
  }

  /** Removes the thing, and with a workbook its views and broadcasts. */
  void delete(Site site, ContentKind<?> kind, String luid) {
    var deleted =
        site.alone(() -> {
          var content = kind.get(site, luid);
          if (content instanceof Workbook workbook) {
            site.viewsOf(workbook).forEach(view -> forget(site, view));
          }
          forget(site, content);
          return content;
        });
    deletedEvent(deleted).ifPresent(event -> events.fire(site, event, Subject.of(deleted)));
  }

  private static void forget(Site site, Content content) {
    site.content().remove(content.luid());
    site.broadcasts().remove(content.luid());
    site.belongings().forgetContent(content.luid());
    for (var label : site.labels().all()) {
      if (label.contentLuid().equals(content.luid())) {
        site.labels().remove(label.luid());
      }
    }
  }

  private static void moveViews(Site site, Workbook workbook) {
    for (var view : site.viewsOf(workbook)) {
      var moved =
          view.listing()
              .withProject(workbook.listing().projectLuid())
              .withOwner(workbook.listing().ownerLuid());
      site.content().put(view.with(moved));
    }
  }

  private static void addView(Site site, Workbook workbook, String name) {
    var of = workbook.listing();
    var listing =
        new Listing(
            site.newLuid(),
            site.nextNumber(),
            name,
            "",
            of.projectLuid(),
            of.ownerLuid(),
            List.of(),
            of.createdAt(),
            of.updatedAt());
    site.content().put(new View(listing, workbook.luid(), viewUrl(workbook, name), 0));
  }

  static String viewUrl(Workbook workbook, String viewName) {
    return workbook.contentUrl() + "/sheets/" + urlName(viewName);
  }

  private Listing listing(Site site, Place place, Publication publication) {
    Instant now = clock.instant();
    return new Listing(
        site.newLuid(),
        site.nextNumber(),
        publication.name(),
        publication.description(),
        place.projectLuid(),
        place.ownerLuid(),
        publication.tags(),
        now,
        now);
  }

  /** Tableau drops what does not belong in an address, and numbers what is then taken. */
  static String freeContentUrl(Site site, Class<? extends Content> kind, String name) {
    var wanted = urlName(name);
    var taken =
        site.all(kind).stream()
            .map(content ->
                switch (content) {
                  case Workbook workbook -> workbook.contentUrl();
                  case Datasource datasource -> datasource.contentUrl();
                  case View _, Flow _ -> "";
                })
            .toList();
    var free = wanted;
    for (var number = 1; taken.contains(free); number++) {
      free = wanted + "_" + number;
    }
    return free;
  }

  static String urlName(String name) {
    var letters = name.replaceAll("[^\\p{L}\\p{N}_-]", "");
    return letters.isEmpty() ? "untitled" : letters;
  }

  private static Optional<HookEvent> updatedEvent(Content content) {
    return switch (content) {
      case Workbook _ -> Optional.of(HookEvent.WORKBOOK_UPDATED);
      case Datasource _ -> Optional.of(HookEvent.DATASOURCE_UPDATED);
      case View _, Flow _ -> Optional.empty();
    };
  }

  private static Optional<HookEvent> deletedEvent(Content content) {
    return switch (content) {
      case Workbook _ -> Optional.of(HookEvent.WORKBOOK_DELETED);
      case Datasource _ -> Optional.of(HookEvent.DATASOURCE_DELETED);
      case View _ -> Optional.of(HookEvent.VIEW_DELETED);
      case Flow _ -> Optional.empty();
    };
  }
}

package dev.tableauwebhooks.event;

import static java.util.Objects.requireNonNull;

/**
 * One thing that happened: what Tableau told us, or what the server found out by itself.
 *
 * <p>Switch over it without a default, and a new variant will not compile until it is handled. The
 * server keeps the body as it arrived beside the decoded event.
 */
public sealed interface TableauEvent {

  /** The event's name as Tableau writes it, for example {@code WorkbookRefreshFailed}. */
  String type();

  /** The site that sent it, and when it happened. */
  Origin origin();

  /** The object that it is about. */
  Resource resource();

  /** A workbook or data source was created, updated or deleted, or a view was deleted. */
  record ContentChange(EventType eventType, Origin origin, Resource resource, Change change)
      implements TableauEvent {
    public ContentChange {
      requireNonNull(change, "change");
    }

    @Override
    public String type() {
      return eventType.wireName();
    }
  }

  /** An extract refresh of a workbook or data source started, succeeded or failed. */
  record ExtractRefresh(EventType eventType, Origin origin, Resource resource, Outcome outcome)
      implements TableauEvent {
    public ExtractRefresh {
      requireNonNull(outcome, "outcome");
    }

    @Override
    public String type() {
      return eventType.wireName();
    }
  }

  /** A label on a workbook or data source was created, updated or deleted. */
  record LabelChange(EventType eventType, Origin origin, Resource resource, Change change)
      implements TableauEvent {
    public LabelChange {
      requireNonNull(change, "change");
    }

    @Override
    public String type() {
      return eventType.wireName();
    }
  }

  /** A user became a site administrator, or ceased to be one. */
  record AdminChange(EventType eventType, Origin origin, Resource resource, boolean promoted)
      implements TableauEvent {
    @Override
    public String type() {
      return eventType.wireName();
    }
  }

  /** A user was removed from the site. */
  record UserRemoved(EventType eventType, Origin origin, Resource resource)
      implements TableauEvent {
    @Override
    public String type() {
      return eventType.wireName();
    }
  }

  /** A site was created, updated or deleted. */
  record SiteChange(EventType eventType, Origin origin, Resource resource, Change change)
      implements TableauEvent {
    public SiteChange {
      requireNonNull(change, "change");
    }

    @Override
    public String type() {
      return eventType.wireName();
    }
  }

  /** Something that Tableau sends no webhook for: the server noticed it, or asked for it. */
  record Internal(InternalEventType eventType, Origin origin, Resource resource)
      implements TableauEvent {
    public Internal {
      requireNonNull(eventType, "eventType");
      requireNonNull(origin, "origin");
      requireNonNull(resource, "resource");
    }

    @Override
    public String type() {
      return eventType.wireName();
    }
  }

  /** Tableau's test of a webhook. It is recorded and starts no workflow. */
  record Test(Origin origin, Resource resource) implements TableauEvent {
    /** The name in {@code event_type}. */
    public static final String TYPE = "Test";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** An event name that this release does not know. Kept, because a workflow may still want it. */
  record Unrecognized(String type, Origin origin, Resource resource) implements TableauEvent {
    public Unrecognized {
      requireNonNull(type, "type");
    }
  }

  /** What happened to an object. */
  enum Change {
    CREATED,
    UPDATED,
    DELETED
  }

  /** How far an extract refresh is. */
  enum Outcome {
    STARTED,
    SUCCEEDED,
    FAILED
  }

  /** The event of a documented type. */
  static TableauEvent of(EventType type, Origin origin, Resource resource) {
    return switch (type) {
      case DATASOURCE_CREATED, WORKBOOK_CREATED ->
          new ContentChange(type, origin, resource, Change.CREATED);
      case DATASOURCE_UPDATED, WORKBOOK_UPDATED ->
          new ContentChange(type, origin, resource, Change.UPDATED);
      case DATASOURCE_DELETED, WORKBOOK_DELETED, VIEW_DELETED ->
          new ContentChange(type, origin, resource, Change.DELETED);
      case DATASOURCE_REFRESH_STARTED, WORKBOOK_REFRESH_STARTED ->
          new ExtractRefresh(type, origin, resource, Outcome.STARTED);
      case DATASOURCE_REFRESH_SUCCEEDED, WORKBOOK_REFRESH_SUCCEEDED ->
          new ExtractRefresh(type, origin, resource, Outcome.SUCCEEDED);
      case DATASOURCE_REFRESH_FAILED, WORKBOOK_REFRESH_FAILED ->
          new ExtractRefresh(type, origin, resource, Outcome.FAILED);
      case LABEL_CREATED -> new LabelChange(type, origin, resource, Change.CREATED);
      case LABEL_UPDATED -> new LabelChange(type, origin, resource, Change.UPDATED);
      case LABEL_DELETED -> new LabelChange(type, origin, resource, Change.DELETED);
      case ADMIN_PROMOTED -> new AdminChange(type, origin, resource, true);
      case ADMIN_DEMOTED -> new AdminChange(type, origin, resource, false);
      case USER_DELETED -> new UserRemoved(type, origin, resource);
      case SITE_CREATED -> new SiteChange(type, origin, resource, Change.CREATED);
      case SITE_UPDATED -> new SiteChange(type, origin, resource, Change.UPDATED);
      case SITE_DELETED -> new SiteChange(type, origin, resource, Change.DELETED);
    };
  }
}

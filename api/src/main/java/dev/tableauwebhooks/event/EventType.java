package dev.tableauwebhooks.event;

import static dev.tableauwebhooks.event.ResourceKind.DATASOURCE;
import static dev.tableauwebhooks.event.ResourceKind.SITE;
import static dev.tableauwebhooks.event.ResourceKind.UNKNOWN;
import static dev.tableauwebhooks.event.ResourceKind.USER;
import static dev.tableauwebhooks.event.ResourceKind.VIEW;
import static dev.tableauwebhooks.event.ResourceKind.WORKBOOK;

import java.util.Optional;

/**
 * The 22 events that Tableau documents for webhooks.
 *
 * @see <a
 *     href="https://help.tableau.com/current/developer/webhooks/en-us/docs/webhooks-events-payload.html">Tableau's
 *     list of trigger events</a>
 */
public enum EventType {
  DATASOURCE_CREATED("DatasourceCreated", DATASOURCE, "webhook-source-event-datasource-created"),
  DATASOURCE_UPDATED("DatasourceUpdated", DATASOURCE, "webhook-source-event-datasource-updated"),
  DATASOURCE_DELETED("DatasourceDeleted", DATASOURCE, "webhook-source-event-datasource-deleted"),
  DATASOURCE_REFRESH_STARTED(
      "DatasourceRefreshStarted", DATASOURCE, "webhook-source-event-datasource-refresh-started"),
  DATASOURCE_REFRESH_SUCCEEDED(
      "DatasourceRefreshSucceeded",
      DATASOURCE,
      "webhook-source-event-datasource-refresh-succeeded"),
  DATASOURCE_REFRESH_FAILED(
      "DatasourceRefreshFailed", DATASOURCE, "webhook-source-event-datasource-refresh-failed"),
  WORKBOOK_CREATED("WorkbookCreated", WORKBOOK, "webhook-source-event-workbook-created"),
  WORKBOOK_UPDATED("WorkbookUpdated", WORKBOOK, "webhook-source-event-workbook-updated"),
  WORKBOOK_DELETED("WorkbookDeleted", WORKBOOK, "webhook-source-event-workbook-deleted"),
  WORKBOOK_REFRESH_STARTED(
      "WorkbookRefreshStarted", WORKBOOK, "webhook-source-event-workbook-refresh-started"),
  WORKBOOK_REFRESH_SUCCEEDED(
      "WorkbookRefreshSucceeded", WORKBOOK, "webhook-source-event-workbook-refresh-succeeded"),
  WORKBOOK_REFRESH_FAILED(
      "WorkbookRefreshFailed", WORKBOOK, "webhook-source-event-workbook-refresh-failed"),
  VIEW_DELETED("ViewDeleted", VIEW, "webhook-source-event-view-deleted"),
  LABEL_CREATED("LabelCreated", UNKNOWN, "webhook-source-event-label-created"),
  LABEL_UPDATED("LabelUpdated", UNKNOWN, "webhook-source-event-label-updated"),
  LABEL_DELETED("LabelDeleted", UNKNOWN, "webhook-source-event-label-deleted"),
  ADMIN_PROMOTED("AdminPromoted", USER, "webhook-event-user-promoted-admin"),
  ADMIN_DEMOTED("AdminDemoted", USER, "webhook-event-user-demoted-admin"),
  USER_DELETED("UserDeleted", USER, "webhook-source-event-user-deleted"),
  SITE_CREATED("SiteCreated", SITE, "webhook-source-event-site-created"),
  SITE_UPDATED("SiteUpdated", SITE, "webhook-source-event-site-updated"),
  SITE_DELETED("SiteDeleted", SITE, "webhook-source-event-site-deleted");

  private final String wireName;
  private final ResourceKind kind;
  private final String legacySource;

  EventType(String wireName, ResourceKind kind, String legacySource) {
    this.wireName = wireName;
    this.kind = kind;
    this.legacySource = legacySource;
  }

  /** The name in payloads, workflows and the REST API: {@code WorkbookRefreshFailed}. */
  public String wireName() {
    return wireName;
  }

  /**
   * The kind of object that the event is about; {@link ResourceKind#UNKNOWN} for labels, whose
   * payload tells whether a workbook or a data source carries the label.
   */
  public ResourceKind kind() {
    return kind;
  }

  /** The element of {@code webhook-source} that servers before 2020.3 (API 3.9) know. */
  public String legacySource() {
    return legacySource;
  }

  /** The documented event of that exact wire name. */
  public static Optional<EventType> fromWireName(String name) {
    for (var type : values()) {
      if (type.wireName.equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The documented event of a legacy {@code webhook-source} element, doc typo included. */
  public static Optional<EventType> fromLegacySource(String element) {
    for (var type : values()) {
      if (type.legacySource.equalsIgnoreCase(element)) {
        return Optional.of(type);
      }
    }
    return element.equalsIgnoreCase("webhook-source-event-label-LabelDeleted")
        ? Optional.of(LABEL_DELETED)
        : Optional.empty();
  }
}

package dev.tableauwebhooks.simulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The events that a webhook can be made for.
 *
 * @see <a
 *     href="https://help.tableau.com/current/developer/webhooks/en-us/docs/webhooks-events-payload.html">Tableau's
 *     list of trigger events</a>
 */
enum HookEvent {
  DATASOURCE_CREATED("DatasourceCreated", "DATASOURCE", "source-event-datasource-created"),
  DATASOURCE_UPDATED("DatasourceUpdated", "DATASOURCE", "source-event-datasource-updated"),
  DATASOURCE_DELETED("DatasourceDeleted", "DATASOURCE", "source-event-datasource-deleted"),
  DATASOURCE_REFRESH_STARTED(
      "DatasourceRefreshStarted", "EXTRACTS", "source-event-datasource-refresh-started"),
  DATASOURCE_REFRESH_SUCCEEDED(
      "DatasourceRefreshSucceeded", "EXTRACTS", "source-event-datasource-refresh-succeeded"),
  DATASOURCE_REFRESH_FAILED(
      "DatasourceRefreshFailed", "EXTRACTS", "source-event-datasource-refresh-failed"),
  WORKBOOK_CREATED("WorkbookCreated", "WORKBOOK", "source-event-workbook-created"),
  WORKBOOK_UPDATED("WorkbookUpdated", "WORKBOOK", "source-event-workbook-updated"),
  WORKBOOK_DELETED("WorkbookDeleted", "WORKBOOK", "source-event-workbook-deleted"),
  WORKBOOK_REFRESH_STARTED(
      "WorkbookRefreshStarted", "EXTRACTS", "source-event-workbook-refresh-started"),
  WORKBOOK_REFRESH_SUCCEEDED(
      "WorkbookRefreshSucceeded", "EXTRACTS", "source-event-workbook-refresh-succeeded"),
  WORKBOOK_REFRESH_FAILED(
      "WorkbookRefreshFailed", "EXTRACTS", "source-event-workbook-refresh-failed"),
  VIEW_DELETED("ViewDeleted", "VIEW", "source-event-view-deleted"),
  // A label's payload says WORKBOOK or DATASOURCE, after the thing that carries it.
  LABEL_CREATED("LabelCreated", "", "source-event-label-created"),
  LABEL_UPDATED("LabelUpdated", "", "source-event-label-updated"),
  LABEL_DELETED("LabelDeleted", "", "source-event-label-deleted"),
  ADMIN_PROMOTED("AdminPromoted", "USER", "event-user-promoted-admin"),
  ADMIN_DEMOTED("AdminDemoted", "USER", "event-user-demoted-admin"),
  USER_DELETED("UserDeleted", "USER", "source-event-user-deleted"),
  SITE_CREATED("SiteCreated", "SITE", "source-event-site-created"),
  SITE_UPDATED("SiteUpdated", "SITE", "source-event-site-updated"),
  SITE_DELETED("SiteDeleted", "SITE", "source-event-site-deleted");

  private final String wireName;
  private final String resource;
  private final String legacy;

  HookEvent(String wireName, String resource, String legacy) {
    this.wireName = wireName;
    this.resource = resource;
    this.legacy = "webhook-" + legacy;
  }

  String wireName() {
    return wireName;
  }

  /** The {@code resource} of the payload: refresh events say EXTRACTS, against the older docs. */
  String resource() {
    return resource;
  }

  /** The child of {@code webhook-source}, the only way to name an event before API 3.9. */
  String legacy() {
    return legacy;
  }

  boolean isRefresh() {
    return resource.equals("EXTRACTS");
  }

  boolean isAboutSite() {
    return resource.equals("SITE");
  }

  static Optional<HookEvent> named(String wireName) {
    return Arrays.stream(values()).filter(event -> event.wireName.equals(wireName)).findFirst();
  }

  /** The event of that name, for people, who get told which names there are. */
  static HookEvent known(String wireName) {
    return named(wireName)
        .orElseThrow(() ->
            new SimulatorException(
                "'%s' is not an event of Tableau. Use one of: %s."
                    .formatted(
                        wireName,
                        Arrays.stream(values())
                            .map(HookEvent::wireName)
                            .collect(Collectors.joining(", ")))));
  }

  /** Also takes the name of the label event that Tableau's page of events misspells. */
  static Optional<HookEvent> ofLegacy(String element) {
    if (element.equals("webhook-source-event-label-LabelDeleted")) {
      return Optional.of(LABEL_DELETED);
    }
    return Arrays.stream(values()).filter(event -> event.legacy.equals(element)).findFirst();
  }
}

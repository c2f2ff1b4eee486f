package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Events.Subject;

/** Sends events that someone asks for, without changing the content they are about. */
final class Firings {

  private final Events events;
  private final Refreshes refreshes;

  Firings(Events events, Refreshes refreshes) {
    this.events = events;
    this.refreshes = refreshes;
  }

  FiredEvent fire(Site site, Firing firing) {
    var event = HookEvent.known(firing.event());
    var lookup = new Lookup(site);
    return switch (event) {
      case LABEL_CREATED, LABEL_UPDATED, LABEL_DELETED ->
          events.fireLabel(
              site, event, lookup.workbookOrDatasource(firing.resource()), firing.copies());
      case ADMIN_PROMOTED, ADMIN_DEMOTED, USER_DELETED ->
          events.fire(site, event, Subject.of(lookup.user(firing.resource())), firing.copies());
      case SITE_CREATED, SITE_UPDATED, SITE_DELETED ->
          events.fire(site, event, Subject.of(site), firing.copies());
      default -> {
        var content = lookup.content(kindOf(event), firing.resource());
        if (event.isRefresh()) {
          var error =
              firing.error().isEmpty()
                  ? JobError.LOGIN_FAILED.text()
                  : JobError.textOf(firing.error());
          refreshes.record(site, event, content, error);
        }
        yield events.fire(site, event, Subject.of(content), firing.copies());
      }
    };
  }

  private static ContentKind<? extends Content> kindOf(HookEvent event) {
    if (event == HookEvent.VIEW_DELETED) {
      return ContentKind.VIEWS;
    }
    return event.wireName().startsWith("Workbook")
        ? ContentKind.WORKBOOKS
        : ContentKind.DATASOURCES;
  }
}

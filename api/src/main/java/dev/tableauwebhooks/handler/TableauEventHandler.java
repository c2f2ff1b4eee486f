package dev.tableauwebhooks.handler;

import dev.tableauwebhooks.event.TableauEvent.AdminChange;
import dev.tableauwebhooks.event.TableauEvent.ContentChange;
import dev.tableauwebhooks.event.TableauEvent.ExtractRefresh;
import dev.tableauwebhooks.event.TableauEvent.Internal;
import dev.tableauwebhooks.event.TableauEvent.LabelChange;
import dev.tableauwebhooks.event.TableauEvent.SiteChange;
import dev.tableauwebhooks.event.TableauEvent.Unrecognized;
import dev.tableauwebhooks.event.TableauEvent.UserRemoved;

/**
 * Reacts to Tableau's events in Java. Override the methods of the events that matter; only those
 * create runs.
 *
 * <p>Put the class into a {@code .java} file of the {@code handlers/} folder, or into a jar there
 * that names it in {@code META-INF/services}. It needs a public constructor without parameters. One
 * instance serves all events, from many threads at once.
 *
 * <p>A method that throws is called again, with growing pauses, until the run's deadline; then the
 * run is a dead letter. Calls that must not be repeated go through {@link HandlerContext#step} or
 * {@link HandlerContext#call}.
 */
public interface TableauEventHandler {

  /** A data source was published. */
  default void datasourceCreated(ContentChange event, HandlerContext context) throws Exception {}

  /** A data source was published again or changed. */
  default void datasourceUpdated(ContentChange event, HandlerContext context) throws Exception {}

  /** A data source was deleted. */
  default void datasourceDeleted(ContentChange event, HandlerContext context) throws Exception {}

  /** An extract refresh of a data source started. */
  default void datasourceRefreshStarted(ExtractRefresh event, HandlerContext context)
      throws Exception {}

  /** An extract refresh of a data source succeeded. */
  default void datasourceRefreshSucceeded(ExtractRefresh event, HandlerContext context)
      throws Exception {}

  /** An extract refresh of a data source failed. */
  default void datasourceRefreshFailed(ExtractRefresh event, HandlerContext context)
      throws Exception {}

  /** A workbook was published. */
  default void workbookCreated(ContentChange event, HandlerContext context) throws Exception {}

  /** A workbook was published again or changed. */
  default void workbookUpdated(ContentChange event, HandlerContext context) throws Exception {}

  /** A workbook was deleted. */
  default void workbookDeleted(ContentChange event, HandlerContext context) throws Exception {}

  /** An extract refresh of a workbook started. */
  default void workbookRefreshStarted(ExtractRefresh event, HandlerContext context)
      throws Exception {}

  /** An extract refresh of a workbook succeeded. */
  default void workbookRefreshSucceeded(ExtractRefresh event, HandlerContext context)
      throws Exception {}

  /** An extract refresh of a workbook failed. */
  default void workbookRefreshFailed(ExtractRefresh event, HandlerContext context)
      throws Exception {}

  /** A view was deleted. */
  default void viewDeleted(ContentChange event, HandlerContext context) throws Exception {}

  /** A label was put on a workbook or data source. */
  default void labelCreated(LabelChange event, HandlerContext context) throws Exception {}

  /** A label was changed on a workbook or data source. */
  default void labelUpdated(LabelChange event, HandlerContext context) throws Exception {}

  /** A label was removed from a workbook or data source. */
  default void labelDeleted(LabelChange event, HandlerContext context) throws Exception {}

  /** A user became a site administrator. */
  default void adminPromoted(AdminChange event, HandlerContext context) throws Exception {}

  /** A user ceased to be a site administrator. */
  default void adminDemoted(AdminChange event, HandlerContext context) throws Exception {}

  /** A user was removed from the site. */
  default void userDeleted(UserRemoved event, HandlerContext context) throws Exception {}

  /** A site was created. */
  default void siteCreated(SiteChange event, HandlerContext context) throws Exception {}

  /** A site was updated. */
  default void siteUpdated(SiteChange event, HandlerContext context) throws Exception {}

  /** A site was deleted. */
  default void siteDeleted(SiteChange event, HandlerContext context) throws Exception {}

  /** A webhook of ours on a site was switched off, has vanished or points elsewhere. */
  default void hookDisabled(Internal event, HandlerContext context) throws Exception {}

  /** A webhook of ours that did not deliver delivers again. */
  default void hookRepaired(Internal event, HandlerContext context) throws Exception {}

  /** A run was given up. */
  default void runDeadLettered(Internal event, HandlerContext context) throws Exception {}

  /** A site refuses our credentials. */
  default void signInFailed(Internal event, HandlerContext context) throws Exception {}

  /** The personal access token of a site will soon cease to work. */
  default void patExpiring(Internal event, HandlerContext context) throws Exception {}

  /** Bodies came that are no events, and were set aside. */
  default void quarantineGrew(Internal event, HandlerContext context) throws Exception {}

  /** A run of a Prep flow succeeded. */
  default void flowRunSucceeded(Internal event, HandlerContext context) throws Exception {}

  /** A run of a Prep flow failed. */
  default void flowRunFailed(Internal event, HandlerContext context) throws Exception {}

  /** A subscription could not be sent. */
  default void subscriptionFailed(Internal event, HandlerContext context) throws Exception {}

  /** An event whose name this release does not know. */
  default void unknown(Unrecognized event, HandlerContext context) throws Exception {}
}

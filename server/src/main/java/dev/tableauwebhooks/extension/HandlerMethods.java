package dev.tableauwebhooks.extension;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.event.TableauEvent.AdminChange;
import dev.tableauwebhooks.event.TableauEvent.ContentChange;
import dev.tableauwebhooks.event.TableauEvent.ExtractRefresh;
import dev.tableauwebhooks.event.TableauEvent.Internal;
import dev.tableauwebhooks.event.TableauEvent.LabelChange;
import dev.tableauwebhooks.event.TableauEvent.SiteChange;
import dev.tableauwebhooks.event.TableauEvent.Test;
import dev.tableauwebhooks.event.TableauEvent.Unrecognized;
import dev.tableauwebhooks.event.TableauEvent.UserRemoved;
import dev.tableauwebhooks.handler.HandlerContext;
import dev.tableauwebhooks.handler.TableauEventHandler;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Which method of a handler belongs to which event. */
public final class HandlerMethods {

  private HandlerMethods() {}

  /**
   * Calls the one method that is meant for the event; {@code Test} has none. Meanwhile the thread's
   * context class loader is the handler's, so that libraries in its jars find their parts.
   *
   * @throws Exception what the method throws, {@link InterruptedException} when the server stops
   */
  public static void call(TableauEventHandler handler, TableauEvent event, HandlerContext context)
      throws Exception {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(handler.getClass().getClassLoader());
    try {
      route(handler, event, context);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * The events whose methods a class overrides, itself or through what it extends: wire names such
   * as {@code WorkbookRefreshFailed}, and {@link LoadedHandler#UNKNOWN}.
   */
  static Set<String> overriddenBy(Class<? extends TableauEventHandler> type) {
    return Arrays.stream(TableauEventHandler.class.getMethods())
        .filter(method -> overrides(type, method))
        .map(method -> eventOf(method.getName()))
        .collect(toUnmodifiableSet());
  }

  private static boolean overrides(Class<?> type, Method method) {
    try {
      var actual = type.getMethod(method.getName(), method.getParameterTypes());
      return actual.getDeclaringClass() != TableauEventHandler.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " has lost an inherited method", e);
    }
  }

  /** {@code workbookUpdated} is the method of {@code WorkbookUpdated}. */
  private static String eventOf(String method) {
    var wireName = method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
    return EventType.fromWireName(wireName)
        .map(EventType::wireName)
        .or(() -> InternalEventType.fromWireName(wireName).map(InternalEventType::wireName))
        .orElse(method);
  }

  private static void route(TableauEventHandler handler, TableauEvent event, HandlerContext context)
      throws Exception {
    switch (event) {
      case ContentChange change -> contentChange(handler, change, context);
      case ExtractRefresh refresh -> extractRefresh(handler, refresh, context);
      case LabelChange change -> labelChange(handler, change, context);
      case AdminChange change -> adminChange(handler, change, context);
      case UserRemoved removed -> handler.userDeleted(removed, context);
      case SiteChange change -> siteChange(handler, change, context);
      case Internal internal -> internal(handler, internal, context);
      case Unrecognized unrecognized -> handler.unknown(unrecognized, context);
      case Test _ -> {}
    }
  }

  private static void contentChange(
      TableauEventHandler handler, ContentChange event, HandlerContext context) throws Exception {
    switch (event.eventType().kind()) {
      case DATASOURCE -> {
        switch (event.change()) {
          case CREATED -> handler.datasourceCreated(event, context);
          case UPDATED -> handler.datasourceUpdated(event, context);
          case DELETED -> handler.datasourceDeleted(event, context);
        }
      }
      case WORKBOOK -> {
        switch (event.change()) {
          case CREATED -> handler.workbookCreated(event, context);
          case UPDATED -> handler.workbookUpdated(event, context);
          case DELETED -> handler.workbookDeleted(event, context);
        }
      }
      case VIEW -> handler.viewDeleted(event, context);
      case FLOW, USER, SITE, SUBSCRIPTION, WEBHOOK, RUN, WORKFLOW, UNKNOWN -> throw misfit(event);
    }
  }

  private static void extractRefresh(
      TableauEventHandler handler, ExtractRefresh event, HandlerContext context) throws Exception {
    switch (event.eventType().kind()) {
      case DATASOURCE -> {
        switch (event.outcome()) {
          case STARTED -> handler.datasourceRefreshStarted(event, context);
          case SUCCEEDED -> handler.datasourceRefreshSucceeded(event, context);
          case FAILED -> handler.datasourceRefreshFailed(event, context);
        }
      }
      case WORKBOOK -> {
        switch (event.outcome()) {
          case STARTED -> handler.workbookRefreshStarted(event, context);
          case SUCCEEDED -> handler.workbookRefreshSucceeded(event, context);
          case FAILED -> handler.workbookRefreshFailed(event, context);
        }
      }
      case VIEW, FLOW, USER, SITE, SUBSCRIPTION, WEBHOOK, RUN, WORKFLOW, UNKNOWN ->
          throw misfit(event);
    }
  }

  private static void labelChange(
      TableauEventHandler handler, LabelChange event, HandlerContext context) throws Exception {
    switch (event.change()) {
      case CREATED -> handler.labelCreated(event, context);
      case UPDATED -> handler.labelUpdated(event, context);
      case DELETED -> handler.labelDeleted(event, context);
    }
  }

  private static void adminChange(
      TableauEventHandler handler, AdminChange event, HandlerContext context) throws Exception {
    if (event.promoted()) {
      handler.adminPromoted(event, context);
    } else {
      handler.adminDemoted(event, context);
    }
  }

  private static void siteChange(
      TableauEventHandler handler, SiteChange event, HandlerContext context) throws Exception {
    switch (event.change()) {
      case CREATED -> handler.siteCreated(event, context);
      case UPDATED -> handler.siteUpdated(event, context);
      case DELETED -> handler.siteDeleted(event, context);
    }
  }

  private static void internal(TableauEventHandler handler, Internal event, HandlerContext context)
      throws Exception {
    switch (event.eventType()) {
      case HOOK_DISABLED -> handler.hookDisabled(event, context);
      case HOOK_REPAIRED -> handler.hookRepaired(event, context);
      case RUN_DEAD_LETTERED -> handler.runDeadLettered(event, context);
      case SIGN_IN_FAILED -> handler.signInFailed(event, context);
      case PAT_EXPIRING -> handler.patExpiring(event, context);
      case QUARANTINE_GREW -> handler.quarantineGrew(event, context);
      case FLOW_RUN_SUCCEEDED -> handler.flowRunSucceeded(event, context);
      case FLOW_RUN_FAILED -> handler.flowRunFailed(event, context);
      case SUBSCRIPTION_FAILED -> handler.subscriptionFailed(event, context);
      case SCHEDULED -> throw misfit(event);
    }
  }

  private static IllegalArgumentException misfit(TableauEvent event) {
    return new IllegalArgumentException(
        "'%s' cannot be a %s. This is a bug in the decoding of events."
            .formatted(event.type(), event.getClass().getSimpleName()));
  }
}

package dev.tableauwebhooks.event;

import java.util.Locale;

/** The kind of object that an event is about. */
public enum ResourceKind {
  WORKBOOK,
  DATASOURCE,
  VIEW,
  FLOW,
  USER,
  SITE,
  SUBSCRIPTION,
  /** A registration of ours on a site, by which Tableau posts events to us. */
  WEBHOOK,
  /** One execution of one workflow or handler. */
  RUN,
  /** A workflow of ours. */
  WORKFLOW,
  /** The payload did not say, or named a kind that this release does not know. */
  UNKNOWN;

  /** The kind in the spelling of expressions and JSON: {@code workbook}, {@code datasource}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind that a payload's {@code resource} names, in any case. {@code EXTRACTS}, which refresh
   * events carry, says nothing of the kind and is {@link #UNKNOWN}.
   */
  public static ResourceKind fromPayload(String resource) {
    for (var kind : values()) {
      if (kind.name().equalsIgnoreCase(resource.strip())) {
        return kind;
      }
    }
    return UNKNOWN;
  }
}

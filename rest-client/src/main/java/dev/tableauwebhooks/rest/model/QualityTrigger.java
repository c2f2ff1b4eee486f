package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

/**
 * A warning that Tableau sets and takes away by itself: while the refresh of a data source, or the
 * run of a flow, fails.
 *
 * @param contentLuid what it watches
 * @param type such as {@code EXTRACT_REFRESH_FAILURE}
 */
public record QualityTrigger(String luid, String contentLuid, String type, Settings settings) {
  public QualityTrigger {
    requireNonNull(luid, "luid");
    requireNonNull(contentLuid, "contentLuid");
    requireNonNull(type, "type");
    requireNonNull(settings, "settings");
  }

  /**
   * What the warning is like.
   *
   * @param isActive whether it is shown
   * @param isSevere whether it is shown to everybody who looks at what depends on it
   */
  public record Settings(boolean isActive, boolean isSevere, String message) {
    public Settings {
      requireNonNull(message, "message");
    }
  }
}

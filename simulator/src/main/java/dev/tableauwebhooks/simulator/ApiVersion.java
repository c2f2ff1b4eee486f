package dev.tableauwebhooks.simulator;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of the REST API, compared as numbers: 3.10 is newer than 3.9. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

  /** The oldest version whose {@code serverinfo} still answers. */
  static final ApiVersion OLDEST = new ApiVersion(2, 4);

  private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

  private static final Comparator<ApiVersion> ORDER =
      Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

  static Optional<ApiVersion> find(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  static ApiVersion of(String text) {
    return find(text)
        .orElseThrow(() ->
            new SimulatorException(
                "'%s' is not a version of Tableau's REST API. Use a form such as 3.27."
                    .formatted(text)));
  }

  boolean isBefore(ApiVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}

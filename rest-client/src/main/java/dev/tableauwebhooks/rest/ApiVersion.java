package dev.tableauwebhooks.rest;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A version of the REST API. Compared as numbers: {@code 3.10} comes after {@code 3.9}.
 *
 * @param major the number before the point
 * @param minor the number after it
 */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

  private static final Comparator<ApiVersion> AS_NUMBERS =
      Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

  /**
   * The version that a text such as {@code 3.27} names.
   *
   * @throws IllegalArgumentException where it names none, with a message for whoever wrote it
   */
  public static ApiVersion parse(String text) {
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a version of the REST API. Write it like 3.27.".formatted(text));
    }
    return new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  public boolean isAtLeast(ApiVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return AS_NUMBERS.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}

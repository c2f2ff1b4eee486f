package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.export.Paper;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a call wants an export to look.
 *
 * @param filters the values by field, of {@code vf_Region=East,West}
 * @param scale 2 for the high resolution, else 1
 */
record ExportWish(
    Map<String, List<String>> filters,
    Optional<Duration> maxAge,
    Paper paper,
    boolean landscape,
    int width,
    int height,
    int scale) {

  private static final String FILTER = "vf_";
  private static final int LARGEST = 8000;

  static ExportWish of(Request request) {
    var filters = new HashMap<String, List<String>>();
    request
        .parameters()
        .forEach((name, value) -> {
          if (name.startsWith(FILTER)) {
            filters.put(name.substring(FILTER.length()), values(value));
          }
        });
    return new ExportWish(
        Map.copyOf(filters),
        number(request, "maxAge").map(Duration::ofMinutes),
        request.parameter("type").map(ExportWish::paper).orElse(Paper.LETTER),
        request.parameter("orientation").filter(ExportWish::isLandscape).isPresent(),
        number(request, "vizWidth").orElse(800),
        number(request, "vizHeight").orElse(600),
        request.parameter("resolution").filter(ExportWish::isHigh).isPresent() ? 2 : 1);
  }

  /** The same with other filters below those of the call. */
  ExportWish over(Map<String, String> saved) {
    var all = new HashMap<String, List<String>>();
    saved.forEach((field, value) -> all.put(field, List.of(value)));
    all.putAll(filters);
    return new ExportWish(all, maxAge, paper, landscape, width, height, scale);
  }

  /** How the paper lies, in a word for people. */
  String page() {
    return "Page: %s, %s".formatted(paper, landscape ? "landscape" : "portrait");
  }

  /** A comma separates values, unless a backslash stands before it. */
  private static List<String> values(String text) {
    return Arrays.stream(text.split("(?<!\\\\),", -1))
        .map(value -> value.replace("\\,", ","))
        .toList();
  }

  private static Paper paper(String name) {
    return Paper.named(name).orElseThrow(() -> invalid("type", name));
  }

  private static boolean isLandscape(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "landscape" -> true;
      case "portrait" -> false;
      default -> throw invalid("orientation", text);
    };
  }

  private static boolean isHigh(String text) {
    if (!text.equals("high")) {
      throw invalid("resolution", text);
    }
    return true;
  }

  private static Optional<Integer> number(Request request, String name) {
    return request
        .parameter(name)
        .map(text -> {
          if (!text.matches("\\d{1,4}") || text.matches("0+") || Integer.parseInt(text) > LARGEST) {
            throw invalid(name, text);
          }
          return Integer.parseInt(text);
        });
  }

  /** The code is a guess: no public source shows what Tableau answers. */
  private static Refusal invalid(String name, String value) {
    return Refusal.of(400000, "'%s' is not a valid value of '%s'.".formatted(value, name));
  }
}

package dev.tableauwebhooks.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an export shall look. Each call takes some of these and refuses the others.
 *
 * <pre>{@code
 * ExportOptions.none().filter("Region", "East", "West").maxAge(Duration.ofMinutes(1))
 * }</pre>
 */
public final class ExportOptions {
  private static final ExportOptions NONE = new ExportOptions(List.of());

  private final List<Option> options;

  /** What an option is about. */
  enum Part {
    FILTERS,
    MAX_AGE,
    RESOLUTION,
    SIZE,
    PAGE,
    EXTRACT
  }

  private record Option(Part part, String name, String value) {}

  /** The paper of a PDF. */
  public enum Paper {
    A3,
    A4,
    A5,
    B5,
    EXECUTIVE,
    FOLIO,
    LEDGER,
    LEGAL,
    LETTER,
    NOTE,
    QUARTO,
    TABLOID,
    /** As large as the view. */
    UNSPECIFIED
  }

  /** How the paper lies. */
  public enum Orientation {
    PORTRAIT,
    LANDSCAPE
  }

  private ExportOptions(List<Option> options) {
    this.options = List.copyOf(options);
  }

  /** As Tableau does it by itself. */
  public static ExportOptions none() {
    return NONE;
  }

  /**
   * Shows only rows whose field has one of the values. A comma within a value is escaped, since
   * Tableau separates values by it.
   */
  public ExportOptions filter(String field, String... values) {
    var value =
        Arrays.stream(values)
            .map(text -> text.replace(",", "\\,"))
            .collect(Collectors.joining(","));
    return with(new Option(Part.FILTERS, "vf_" + field, value));
  }

  /** Sets a parameter of the workbook. */
  public ExportOptions parameter(String name, String value) {
    return with(new Option(Part.FILTERS, "vf_Parameters." + name, value));
  }

  /**
   * Takes no rendering that is older, in whole minutes, at least one. Without it, a rendering from
   * before the last refresh may come.
   */
  public ExportOptions maxAge(Duration age) {
    if (age.toMinutes() < 1) {
      throw new IllegalArgumentException(
          "The least age that Tableau takes is a minute, not %s.".formatted(age));
    }
    return with(new Option(Part.MAX_AGE, "maxAge", Long.toString(age.toMinutes())));
  }

  /** An image with more points. */
  public ExportOptions highResolution() {
    return with(new Option(Part.RESOLUTION, "resolution", "high"));
  }

  /** The size of the view in points. */
  public ExportOptions size(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A view of %d × %d is none.".formatted(width, height));
    }
    return with(
        new Option(Part.SIZE, "vizWidth", Integer.toString(width)),
        new Option(Part.SIZE, "vizHeight", Integer.toString(height)));
  }

  public ExportOptions page(Paper paper, Orientation orientation) {
    return with(
        new Option(Part.PAGE, "type", word(paper)),
        new Option(Part.PAGE, "orientation", word(orientation)));
  }

  /** Leaves the extract out of a workbook, data source or flow. */
  public ExportOptions withoutExtract() {
    return with(new Option(Part.EXTRACT, "includeExtract", "false"));
  }

  private ExportOptions with(Option... more) {
    var all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return new ExportOptions(all);
  }

  private static String word(Enum<?> constant) {
    var name = constant.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  /**
   * As parameters of a call.
   *
   * @throws IllegalArgumentException where an option is none of those that the call takes
   */
  Map<String, String> parameters(Set<Part> taken) {
    var parameters = new LinkedHashMap<String, String>();
    for (var option : options) {
      if (!taken.contains(option.part())) {
        throw new IllegalArgumentException(
            "This export has no '%s'. It takes: %s."
                .formatted(
                    option.name(),
                    EnumSet.copyOf(taken).stream()
                        .map(part -> part.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "))));
      }
      parameters.put(option.name(), option.value());
    }
    return parameters;
  }
}

package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.ExportOptions.Part;
import dev.tableauwebhooks.rest.model.Saved;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Fetches files, and knows what each kind of export can be told. */
final class Exports {
  static final Set<Part> OF_DOWNLOAD = Set.of(Part.EXTRACT);
  static final Set<Part> OF_WORKBOOK_PDF = Set.of(Part.PAGE, Part.MAX_AGE);
  static final Set<Part> OF_POWERPOINT = Set.of(Part.MAX_AGE);
  static final Set<Part> OF_IMAGE = Set.of(Part.FILTERS, Part.MAX_AGE, Part.RESOLUTION, Part.SIZE);
  static final Set<Part> OF_VIEW_PDF = Set.of(Part.FILTERS, Part.MAX_AGE, Part.PAGE, Part.SIZE);
  static final Set<Part> OF_TABLE = Set.of(Part.FILTERS, Part.MAX_AGE);

  /** In {@code Content-Disposition: name="tableau_workbook"; filename="Sales.twbx"}. */
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"?([^\";]+)\"?");

  /** In {@code filename*=UTF-8''Sales%20%26%20more.twbx}, for names with other letters. */
  private static final Pattern ENCODED_NAME =
      Pattern.compile("filename\\*=UTF-8''([^;]+)", Pattern.CASE_INSENSITIVE);

  private Exports() {}

  static Saved save(Api api, RestCall call, SaveTo to) {
    var answer = api.download(call, to);
    return new Saved(
        to.file(),
        answer.saved(),
        answer.header("Content-Type"),
        answer.header("Content-Disposition").flatMap(Exports::fileName));
  }

  static Saved save(Api api, RestCall call, ExportOptions options, Set<Part> taken, SaveTo to) {
    return save(api, call.parameters(options.parameters(taken)), to);
  }

  private static Optional<String> fileName(String disposition) {
    return first(ENCODED_NAME, disposition)
        .flatMap(UrlText::decoded)
        .or(() -> first(FILE_NAME, disposition))
        .map(name -> name.replaceAll("^.*[/\\\\]", "").strip());
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(it -> it.group(1)).findFirst();
  }
}

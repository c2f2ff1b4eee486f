package dev.tableauwebhooks.config;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables of the environment and, behind them, those of {@code .env}. */
final class Variables {
  private static final List<String> KNOWN =
      Arrays.stream(KnownVariable.values()).map(Enum::name).toList();
  private static final String OURS = "TABLEAU_";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Map<String, String> environment;
  private final Map<String, DotEnv.Entry> file;
  private final Problems problems;
  private final Set<String> asked = new HashSet<>();

  Variables(Map<String, String> environment, Map<String, DotEnv.Entry> file, Problems problems) {
    this.environment = environment;
    this.file = file;
    this.problems = problems;
  }

  /** The value of a variable that we know; one that is blank counts as not given. */
  Optional<Given> find(KnownVariable variable) {
    return findRaw(variable.name())
        .filter(given -> !given.isBlank())
        .map(given -> variable.isSecret() ? Given.secret(given.text(), given.place()) : given);
  }

  /** The value of any variable, which may be blank. */
  Optional<Given> findRaw(String name) {
    asked.add(name);
    if (environment.containsKey(name)) {
      return Optional.of(Given.plain(environment.getOrDefault(name, ""), new Place.Variable(name)));
    }
    return Optional.ofNullable(file.get(name))
        .map(entry -> Given.plain(entry.value(), entry.place()));
  }

  /** Whether a text refers to any variable. */
  static boolean hasReference(String text) {
    var matcher = REFERENCE.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * The text with each <code>${NAME}</code> replaced by the variable's value, and <code>$${</code>
   * by <code>${</code>. Empty after a problem was reported.
   */
  Optional<String> expand(String text, Place place) {
    var matcher = REFERENCE.matcher(text);
    var result = new StringBuilder();
    var missing = new LinkedHashSet<String>();
    var end = 0;
    while (matcher.find()) {
      result.append(text, end, matcher.start());
      end = matcher.end();
      var name = matcher.group(1);
      if (name == null) {
        result.append("${");
      } else if (matcher.group(2).isEmpty() || !NAME.matcher(name).matches()) {
        return refuseReference(matcher.group(), place);
      } else {
        findRaw(name).ifPresentOrElse(g -> result.append(g.text()), () -> missing.add(name));
      }
    }
    missing.forEach(name -> reportMissing(name, place));
    return missing.isEmpty()
        ? Optional.of(result.append(text, end, text.length()).toString())
        : Optional.empty();
  }

  private Optional<String> refuseReference(String reference, Place place) {
    problems.add(
        place,
        "'%s' does not name a variable.".formatted(reference),
        "Write ${NAME}, or $${ where the text shall hold ${ itself.");
    return Optional.empty();
  }

  void reportMissing(String name, Place place) {
    problems.add(
        place,
        "The variable %s is not set.".formatted(name),
        "Set it in the environment or in the file .env.");
  }

  /**
   * Reports names in {@code .env} that nobody reads and that look like one of ours. One that goes
   * on after our name, such as {@code TABLEAU_PAT_NAME_2}, was surely meant so.
   */
  void reportMisspelt() {
    file.forEach((name, entry) -> {
      if (name.startsWith(OURS) && !asked.contains(name) && !continuesKnown(name)) {
        Spelling.nearest(name, KNOWN).ifPresent(meant -> reportMisspelt(entry, name, meant));
      }
    });
  }

  private static boolean continuesKnown(String name) {
    return KNOWN.stream().anyMatch(name::startsWith);
  }

  private void reportMisspelt(DotEnv.Entry entry, String name, String meant) {
    problems.add(
        entry.place(),
        "Nothing reads the variable %s.".formatted(name),
        "Did you mean %s? Otherwise remove the line.".formatted(meant));
  }
}

package dev.tableauwebhooks.workflow.time;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The five fields of a timetable.
 *
 * @param fields as they are written
 */
record CronText(List<String> fields) {
  private static final int LONGEST = 200;
  private static final int HOUR = 1;

  /** What it means to name an hour: one that is a wildcard names none. */
  private static final Pattern ANY_HOUR = Pattern.compile("\\*(/\\d+)?");

  private static final Pattern FIELD = Pattern.compile("[0-9A-Za-z*/,-]+");

  private static final List<String> MEANINGS =
      List.of(
          "minute, which is 0 to 59",
          "hour, which is 0 to 23",
          "day of the month, which is 1 to 31",
          "month, which is 1 to 12 or jan to dec",
          "day of the week, which is 0 to 7 or sun to sat");

  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *");

  CronText {
    fields = List.copyOf(fields);
  }

  /**
   * @throws IllegalArgumentException where the text is no timetable; the message is one sentence
   */
  static CronText of(String text) {
    var bare = text.strip();
    if (bare.isEmpty()) {
      throw new IllegalArgumentException("The timetable is empty.");
    }
    if (bare.length() > LONGEST) {
      throw new IllegalArgumentException(
          "The timetable has %,d characters, more than %,d.".formatted(bare.length(), LONGEST));
    }
    if (bare.startsWith("@") && !NICKNAMES.containsKey(bare)) {
      throw new IllegalArgumentException(
          "'%s' is no timetable: of such words there are %s."
              .formatted(bare, String.join(", ", NICKNAMES.keySet().stream().sorted().toList())));
    }
    var fields = List.of(NICKNAMES.getOrDefault(bare, bare).split("\\s+", -1));
    if (fields.size() != MEANINGS.size()) {
      throw new IllegalArgumentException(
          "'%s' is no timetable: it has %s, not five."
              .formatted(bare, fields.size() == 1 ? "one field" : fields.size() + " fields"));
    }
    for (var i = 0; i < fields.size(); i++) {
      check(fields.get(i), i, bare);
    }
    return new CronText(fields);
  }

  /** Each field is tried alone, since the library does not say which one is wrong. */
  private static void check(String field, int index, String whole) {
    if (!FIELD.matcher(field).matches()) {
      throw wrong(field, index, whole);
    }
    var alone = new ArrayList<>(List.of("*", "*", "*", "*", "*"));
    alone.set(index, field);
    try {
      parse(alone);
    } catch (IllegalArgumentException e) {
      if (String.valueOf(e.getMessage()).contains("Invalid range")) {
        throw new IllegalArgumentException(
            "'%s' is no timetable: the range '%s' ends before it begins.".formatted(whole, field),
            e);
      }
      throw wrong(field, index, whole);
    }
  }

  private static IllegalArgumentException wrong(String field, int index, String whole) {
    return new IllegalArgumentException(
        "'%s' is no timetable: '%s' is no %s.".formatted(whole, field, MEANINGS.get(index)));
  }

  private static Cron parse(List<String> fields) {
    var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    return parser.parse(String.join(" ", fields)).validate();
  }

  Cron parse() {
    return parse(fields);
  }

  boolean namesHours() {
    return !ANY_HOUR.matcher(fields.get(HOUR)).matches();
  }
}

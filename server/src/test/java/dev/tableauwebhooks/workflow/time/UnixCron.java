package dev.tableauwebhooks.workflow.time;

import java.time.LocalDateTime;
import java.util.Random;
import java.util.stream.Stream;

/** Cron in the simplest way: whether one minute is meant. Fields are numbers, ranges and steps. */
final class UnixCron {

  private UnixCron() {}

  static boolean matches(String cron, LocalDateTime time) {
    var fields = cron.split(" ");
    return has(fields[0], time.getMinute(), 0, 59)
        && has(fields[1], time.getHour(), 0, 23)
        && has(fields[3], time.getMonthValue(), 1, 12)
        && isDay(fields[2], fields[4], time);
  }

  private static boolean isDay(String day, String weekday, LocalDateTime time) {
    var number = time.getDayOfWeek().getValue();
    var isDay = has(day, time.getDayOfMonth(), 1, 31);
    var isWeekday = has(weekday, number, 0, 7) || (number == 7 && has(weekday, 0, 0, 7));
    var areBothGiven = !day.equals("*") && !weekday.equals("*");
    return areBothGiven ? isDay || isWeekday : isDay && isWeekday;
  }

  private static boolean has(String field, int value, int least, int most) {
    return Stream.of(field.split(",")).anyMatch(part -> isIn(part, value, least, most));
  }

  private static boolean isIn(String part, int value, int least, int most) {
    var slash = part.indexOf('/');
    var step = slash < 0 ? 1 : Integer.parseInt(part.substring(slash + 1));
    var range = slash < 0 ? part : part.substring(0, slash);
    var dash = range.indexOf('-');
    var from =
        range.equals("*") ? least : Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
    var to =
        range.equals("*") ? most : dash < 0 ? from : Integer.parseInt(range.substring(dash + 1));
    return value >= from && value <= to && (value - from) % step == 0;
  }

  static String random(Random random) {
    return "%s %s %s %s %s"
        .formatted(
            field(random, 0, 59, 2),
            field(random, 0, 23, 2),
            field(random, 1, 31, 3),
            field(random, 1, 12, 4),
            field(random, 0, 6, 3));
  }

  private static String field(Random random, int least, int most, int starsIn) {
    var one = least + random.nextInt(most - least + 1);
    var other = least + random.nextInt(most - least + 1);
    return switch (random.nextInt(4 + starsIn)) {
      case 0 -> "%d".formatted(one);
      case 1 -> "%d,%d".formatted(one, other);
      case 2 -> "%d-%d".formatted(Math.min(one, other), Math.max(one, other));
      case 3 -> least == 0 && most > 6 ? "*/%d".formatted(1 + random.nextInt(most / 2)) : "*";
      default -> "*";
    };
  }
}

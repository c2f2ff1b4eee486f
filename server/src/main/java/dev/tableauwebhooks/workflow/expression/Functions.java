package dev.tableauwebhooks.workflow.expression;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every function that an expression can call. The "did you mean" of the checker, the reference and
 * the tests read this one table.
 */
public final class Functions {

  private static final List<Function> ALL =
      List.of(
          ours("has", "has(x)", "Whether `x` has a value; never absent itself."),
          ours("default", "default(x, y)", "`x`, or `y` where `x` is absent."),
          ours("join", "join(list, separator)", "The elements as one text."),
          ours(
              "truncate",
              "truncate(text, length)",
              "At most so many characters, the last one `…` where something was cut."),
          ours(
              "formatDate",
              "formatDate(time, pattern, zone)",
              "A time in words, such as `formatDate(event.createdAt, 'd MMM HH:mm',"
                  + " 'Europe/Berlin')`. Patterns are those of Java's `DateTimeFormatter`."),
          ours("lower", "lower(text)", "In small letters, of any alphabet."),
          ours("upper", "upper(text)", "In capital letters, of any alphabet."),
          ours("json", "json(x)", "`x` as JSON text, for bodies that are put together by hand."),
          text("contains", "text.contains(part)", "Whether the part occurs in it."),
          text("startsWith", "text.startsWith(part)", "Whether it begins with the part."),
          text("endsWith", "text.endsWith(part)", "Whether it ends with the part."),
          text(
              "matches",
              "text.matches(regex)",
              "Whether the regular expression (RE2) matches anywhere in it."),
          text("size", "size(x)", "The length of text, or the number of elements."),
          text("replace", "text.replace(old, new)", "Every `old` in it replaced by `new`."),
          text("split", "text.split(separator)", "Its parts, as a list."),
          text("substring", "text.substring(from, to)", "The characters from `from` before `to`."),
          text("indexOf", "text.indexOf(part)", "Where the part begins, from 0; -1 for nowhere."),
          text("lastIndexOf", "text.lastIndexOf(part)", "The same, from the end."),
          text("charAt", "text.charAt(index)", "One character."),
          text("trim", "text.trim()", "Without white space at its ends."),
          text("lowerAscii", "text.lowerAscii()", "With A to Z in small letters."),
          text("upperAscii", "text.upperAscii()", "With a to z in capital letters."),
          text("reverse", "text.reverse()", "From the end to the beginning."),
          list("exists", "list.exists(x, condition)", "Whether it holds for one or more."),
          list("exists_one", "list.exists_one(x, condition)", "Whether it holds for exactly one."),
          list("all", "list.all(x, condition)", "Whether it holds for every element."),
          list("filter", "list.filter(x, condition)", "The elements for which it holds."),
          list("map", "list.map(x, value)", "The value for every element."),
          list("sort", "list.sort()", "In order."),
          list("distinct", "list.distinct()", "Each element once."),
          list("flatten", "list.flatten()", "The elements of the lists in it."),
          list("slice", "list.slice(from, to)", "The elements from `from` before `to`."),
          list("sets.contains", "sets.contains(a, b)", "Whether `a` has every element of `b`."),
          list("sets.equivalent", "sets.equivalent(a, b)", "Whether they have the same elements."),
          list("sets.intersects", "sets.intersects(a, b)", "Whether they share an element."),
          number("int", "int(x)", "A whole number from text, a number or a time."),
          number("uint", "uint(x)", "An unsigned whole number."),
          number("double", "double(x)", "A number from text or a number."),
          number("math.greatest", "math.greatest(a, b, …)", "The greatest of them."),
          number("math.least", "math.least(a, b, …)", "The least of them."),
          number("math.ceil", "math.ceil(x)", "Rounded up."),
          number("math.floor", "math.floor(x)", "Rounded down."),
          number("math.round", "math.round(x)", "Rounded to the nearest."),
          number("math.trunc", "math.trunc(x)", "Without its fraction."),
          number("math.abs", "math.abs(x)", "Without its sign."),
          number("math.sign", "math.sign(x)", "-1, 0 or 1."),
          number("math.sqrt", "math.sqrt(x)", "The square root."),
          number("math.isNaN", "math.isNaN(x)", "Whether it is no number."),
          number("math.isInf", "math.isInf(x)", "Whether it is infinite."),
          number("math.isFinite", "math.isFinite(x)", "Whether it is neither."),
          time("timestamp", "timestamp(text)", "A time from ISO 8601 text."),
          time("duration", "duration(text)", "A duration from text such as `90s`, `5m` or `1h`."),
          time("getFullYear", "time.getFullYear(zone)", "The year in a zone; UTC if none."),
          time("getMonth", "time.getMonth(zone)", "The month, from 0."),
          time("getDate", "time.getDate(zone)", "The day of the month, from 1."),
          time("getDayOfMonth", "time.getDayOfMonth(zone)", "The day of the month, from 0."),
          time("getDayOfWeek", "time.getDayOfWeek(zone)", "The weekday; Sunday is 0."),
          time("getDayOfYear", "time.getDayOfYear(zone)", "The day of the year, from 0."),
          time("getHours", "time.getHours(zone)", "The hour, 0 to 23."),
          time("getMinutes", "time.getMinutes(zone)", "The minute."),
          time("getSeconds", "time.getSeconds(zone)", "The second."),
          time("getMilliseconds", "time.getMilliseconds(zone)", "The millisecond."),
          other("string", "string(x)", "As text."),
          other("bool", "bool(x)", "True or false from text."),
          other("bytes", "bytes(text)", "Its UTF-8 bytes."),
          other("dyn", "dyn(x)", "The same, but checked only when it is computed."),
          other("type", "type(x)", "Its type, to compare with `string`, `int`, `list`…"));

  private Functions() {}

  /** What a function is about; the order is that of the reference. */
  public enum Group {
    OURS("Of this server"),
    TEXT("Text"),
    LIST("Lists and sets"),
    NUMBER("Numbers"),
    TIME("Times and durations"),
    OTHER("Types");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /**
   * One function.
   *
   * @param name as in a call; with its namespace, if any
   * @param usage how it is written
   * @param meaning one sentence or phrase, with Markdown's code marks
   */
  public record Function(Group group, String name, String usage, String meaning) {}

  public static List<Function> all() {
    return ALL;
  }

  static Set<String> names() {
    return ALL.stream().map(Function::name).collect(Collectors.toUnmodifiableSet());
  }

  private static Function ours(String name, String usage, String meaning) {
    return new Function(Group.OURS, name, usage, meaning);
  }

  private static Function text(String name, String usage, String meaning) {
    return new Function(Group.TEXT, name, usage, meaning);
  }

  private static Function list(String name, String usage, String meaning) {
    return new Function(Group.LIST, name, usage, meaning);
  }

  private static Function number(String name, String usage, String meaning) {
    return new Function(Group.NUMBER, name, usage, meaning);
  }

  private static Function time(String name, String usage, String meaning) {
    return new Function(Group.TIME, name, usage, meaning);
  }

  private static Function other(String name, String usage, String meaning) {
    return new Function(Group.OTHER, name, usage, meaning);
  }
}

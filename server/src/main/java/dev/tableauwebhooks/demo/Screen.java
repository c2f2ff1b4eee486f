package dev.tableauwebhooks.demo;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Where the demo tells what happens, one line for each thing, from any thread.
 *
 * @param isColoured whether a person is looking who likes colours
 */
record Screen(PrintWriter out, boolean isColoured, InstantSource clock, ZoneId zone) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
  private static final int LONGEST = 92;

  static Screen of(PrintWriter out, boolean isColoured) {
    return new Screen(out, isColoured, InstantSource.system(), ZoneId.systemDefault());
  }

  /** What Tableau sent. */
  void event(String type, String name, String remark) {
    var end = remark.isEmpty() ? "" : "  " + faint("(" + remark + ")");
    say("Tableau   ", "%s  %s%s".formatted(bold(type), printable(name), end));
  }

  /**
   * What came of it.
   *
   * @param where such as {@code Slack}
   * @param cause the event; empty where it stands right above
   */
  void arrival(String where, String text, String cause) {
    var end = cause.isEmpty() ? "" : faint("  ← " + cause);
    say(green("  → " + padded(where, 11)), printable(text) + end);
  }

  /** What the demo itself did or saw. */
  void note(String text) {
    say(yellow("demo      "), text.replace("\n", "\n" + " ".repeat(20)));
  }

  /** A line without a time. */
  void line(String text) {
    synchronized (out) {
      out.println(text);
      out.flush();
    }
  }

  String bold(String text) {
    return styled("1", text);
  }

  String faint(String text) {
    return styled("2", text);
  }

  String green(String text) {
    return styled("32", text);
  }

  String yellow(String text) {
    return styled("33", text);
  }

  String red(String text) {
    return styled("31", text);
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** On one line, not too long, and without characters with which a name could steer a terminal. */
  static String printable(String text) {
    var plain = CONTROL.matcher(text).replaceAll(" ").strip();
    return plain.codePointCount(0, plain.length()) <= LONGEST
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private void say(String who, String what) {
    var time = LocalTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.SECONDS);
    line("%s  %s%s".formatted(faint("%tT".formatted(time)), who, what));
  }

  private String styled(String code, String text) {
    return isColoured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}

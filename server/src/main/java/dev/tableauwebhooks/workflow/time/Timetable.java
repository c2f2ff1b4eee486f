package dev.tableauwebhooks.workflow.time;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A cron expression in a time zone. Safe for many threads. */
public final class Timetable {
  private final String cron;
  private final ZoneId zone;
  private final ExecutionTime times;

  private Timetable(String text, ZoneId zone, Cron cron) {
    this.cron = text;
    this.zone = zone;
    this.times = ExecutionTime.forCron(cron);
  }

  /**
   * Reads the five fields of Unix: minute, hour, day of month, month, day of week.
   *
   * @throws IllegalArgumentException where it is none; the message says what is wrong
   */
  public static Timetable of(String cron, ZoneId zone) {
    var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    return new Timetable(cron, zone, parser.parse(cron).validate());
  }

  /** The first time after that one; empty where there is none any more. */
  public Optional<Instant> next(Instant after) {
    return times.nextExecution(after.atZone(zone)).map(time -> time.toInstant());
  }

  public String cron() {
    return cron;
  }

  public ZoneId zone() {
    return zone;
  }
}

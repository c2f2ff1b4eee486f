package dev.tableauwebhooks.store;

import static java.util.stream.Collectors.toMap;

import dev.tableauwebhooks.noise.TimerStore;
import java.util.Map;

/** When the clock starts workflows next, in SQL. */
public final class SqlTimerStore implements TimerStore {
  private static final String SET =
      """
      INSERT INTO timer (program, rule, due_at) VALUES (?, ?, ?)
      ON CONFLICT (program) DO UPDATE SET rule = excluded.rule, due_at = excluded.due_at
      """;

  private final Database database;

  public SqlTimerStore(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, Timer> timers() throws InterruptedException {
    return database
        .read(session ->
            session.query(
                "SELECT * FROM timer",
                row ->
                    Map.entry(
                        row.text("program"), new Timer(row.text("rule"), row.instant("due_at")))))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void set(String program, Timer next) throws InterruptedException {
    database.write(session -> session.update(SET, program, next.rule(), next.dueAt()));
  }

  @Override
  public void remove(String program) throws InterruptedException {
    database.write(session -> session.update("DELETE FROM timer WHERE program = ?", program));
  }
}

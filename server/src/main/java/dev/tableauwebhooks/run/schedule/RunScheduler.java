package dev.tableauwebhooks.run.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.tableauwebhooks.run.Dispatcher;
import dev.tableauwebhooks.run.RunId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds due runs and gives them to the {@link Dispatcher}: retries whose time has come, runs whose
 * node died, replays, and what found no room at intake. Also runs the recurring chores, each on one
 * node at a time, and renews the leases of what is in flight here.
 */
public final class RunScheduler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunScheduler.class);

  /** The name of the schedule rows of runs; the store writes them in the transaction of a run. */
  public static final String TASK = "run";

  private static final int THREADS = 4;
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Dispatcher dispatcher;
  private final Scheduler scheduler;
  private final ScheduledExecutorService leases =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("leases").daemon().factory());

  /**
   * @param rows the database with the table {@code scheduled_tasks}
   * @param node this process, unique among all that share the database
   * @param chores what to do again and again, by name
   */
  public RunScheduler(
      DataSource rows,
      String node,
      InstantSource clock,
      Dispatcher dispatcher,
      Map<String, Chore> chores) {
    this.dispatcher = dispatcher;
    Task<Void> run =
        Tasks.custom(TASK, Void.class)
            .onFailure((complete, operations) ->
                operations.reschedule(complete, clock.instant().plus(RETRY)))
            .onDeadExecutionRevive()
            .execute((instance, _) -> take(new RunId(instance.getId())));
    List<RecurringTask<Void>> recurring =
        chores.entrySet().stream().map(e -> recurring(e.getKey(), e.getValue())).toList();
    scheduler =
        Scheduler.create(rows, Stream.<Task<?>>concat(Stream.of(run), Stream.empty()).toList())
            .startTasks(recurring)
            .clock(clock::instant)
            .schedulerName(new SchedulerName.Fixed(node))
            .jdbcCustomization(new MillisecondColumns())
            .threads(THREADS)
            .pollingInterval(Duration.ofSeconds(1))
            .heartbeatInterval(Duration.ofSeconds(5))
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(Duration.ofSeconds(2))
            .build();
  }

  /** Something done again and again, on one node at a time. */
  public record Chore(Duration every, Work work) {}

  /** The work of a chore. */
  @FunctionalInterface
  public interface Work {
    void run() throws InterruptedException;
  }

  private static RecurringTask<Void> recurring(String name, Chore chore) {
    return Tasks.recurring(name, FixedDelay.of(chore.every()))
        .execute((_, _) -> {
          try {
            chore.work().run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /**
   * The dispatcher has moved the row one lease ahead or removed it, in the transaction in which it
   * took the run; so there is nothing left for db-scheduler to complete.
   */
  private com.github.kagkarlsson.scheduler.task.CompletionHandler<Void> take(RunId id) {
    try {
      if (dispatcher.takeOver(id)) {
        return (_, _) -> {};
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return (complete, operations) -> operations.reschedule(complete, complete.getTimeDone());
  }

  /** Begins to look for due runs. */
  public void start() {
    scheduler.start();
    var every = Dispatcher.LEASE_RENEWAL.toMillis();
    var _ = leases.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
  }

  private void renew() {
    try {
      dispatcher.extendLeases();
    } catch (RuntimeException e) {
      // At the thread's edge: an exception would end the renewals for good.
      LOG.atWarn().setCause(e).log("Could not renew leases; will try again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops looking for due runs; what is in flight is the dispatcher's. */
  @Override
  public void close() {
    leases.shutdownNow();
    scheduler.stop();
  }
}

package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Job.Status;
import dev.tableauwebhooks.simulator.Job.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs flows in the background, each by a job. Nothing of it is an event: Tableau has no webhooks
 * for flows.
 */
final class FlowRuns {

  private final Scheduler scheduler;
  private final Duration duration;
  private final InstantSource clock;
  private final Map<String, Deque<String>> failures = new HashMap<>();

  FlowRuns(Scheduler scheduler, Duration duration, InstantSource clock) {
    this.scheduler = scheduler;
    this.duration = duration;
    this.clock = clock;
  }

  /** The next run of that flow that is not yet decided ends in this error. */
  void failNext(String flowLuid, String errorText) {
    synchronized (failures) {
      failures.computeIfAbsent(flowLuid, _ -> new ArrayDeque<>()).addLast(errorText);
    }
  }

  /** Queues a run and returns its job. */
  Job request(Site site, Flow flow, User user) {
    return site.alone(() -> {
      for (var open : site.jobs().all()) {
        if (open.isOpen() && open.target().luid().equals(flow.luid())) {
          throw Refusal.of(
              409093,
              "Job for '%s' is already queued. Not queuing a duplicate.".formatted(flow.name()));
        }
      }
      var job = queued(flow);
      site.jobs().put(job);
      site.belongings()
          .flowRuns()
          .put(new FlowRun(Luids.random(), flow.luid(), user.luid(), job.luid()));
      scheduler.after(Duration.ZERO, () -> start(site, job.luid()));
      return job;
    });
  }

  private Job queued(Flow flow) {
    return new Job(
        Luids.random(),
        Job.RUN_FLOW,
        new Target(flow.luid(), flow.name(), false),
        Status.PENDING,
        clock.instant(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private void start(Site site, String jobLuid) {
    if (change(site, jobLuid, job -> job.started(clock.instant()))) {
      scheduler.after(duration, () -> change(site, jobLuid, this::ended));
    }
  }

  private Job ended(Job job) {
    Optional<String> failure;
    synchronized (failures) {
      failure = Optional.ofNullable(failures.get(job.target().luid())).map(Deque::pollFirst);
    }
    return job.ended(
        failure.isPresent() ? Status.FAILED : Status.SUCCESS,
        clock.instant(),
        failure.orElse("Flow run succeeded."));
  }

  /** Changes the job if it is still open; a cancelled one goes no further. */
  private static boolean change(Site site, String jobLuid, UnaryOperator<Job> step) {
    return site.alone(() -> {
      var open = site.jobs().find(jobLuid).filter(Job::isOpen);
      open.map(step).ifPresent(site.jobs()::put);
      return open.isPresent();
    });
  }
}

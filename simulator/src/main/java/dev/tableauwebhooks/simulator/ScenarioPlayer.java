package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.scenario.Happening;
import dev.tableauwebhooks.simulator.scenario.Scenario;
import dev.tableauwebhooks.simulator.scenario.Scenario.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a scenario: puts onto the sites what it begins with, and lets happen what its timeline
 * says, each at its time. What cannot happen, since something is not there at that moment, is noted
 * and passed over.
 */
final class ScenarioPlayer {

  private static final Logger LOG = LoggerFactory.getLogger(ScenarioPlayer.class);
  private static final int KEPT = 200;

  /**
   * Something that happened, or could not.
   *
   * @param problem empty when all went well
   */
  record Played(Instant at, int line, String what, String problem) {}

  /** A scenario under way. */
  private record Run(long number, Scenario scenario, double speed, Instant since) {}

  private final World world;
  private final Scheduler scheduler;
  private final InstantSource clock;
  private final Stagehand stagehand;
  private final Deque<Played> log = new ArrayDeque<>();
  private final AtomicLong runs = new AtomicLong();
  private Optional<Run> current = Optional.empty();

  ScenarioPlayer(World world) {
    this.world = world;
    this.scheduler = world.scheduler();
    this.clock = world.clock();
    this.stagehand = new Stagehand(world);
  }

  /**
   * Starts a scenario in place of the one before.
   *
   * @param speed how many times as fast the timeline goes, and the jobs on it
   */
  void play(Scenario scenario, double speed) {
    if (!(speed > 0 && speed <= 1_000_000)) {
      throw new SimulatorException(
          "A scenario cannot go %s times as fast. Use a number above 0, such as 10."
              .formatted(speed));
    }
    stagehand.setUp(scenario);
    var run = new Run(runs.incrementAndGet(), scenario, speed, clock.instant());
    synchronized (this) {
      current = Optional.of(run);
      log.clear();
    }
    scenario.timeline().forEach(step -> later(run, step, step.first(), 1));
  }

  /** Makes everything as it was at the start and plays the scenario, if any, from its beginning. */
  void reset() {
    var before = stop();
    world.reset();
    before.ifPresent(run -> play(run.scenario(), run.speed()));
  }

  synchronized Optional<Scenario> scenario() {
    return current.map(Run::scenario);
  }

  /** How long the scenario has been under way by its own timeline. */
  synchronized Duration elapsed() {
    return current
        .map(run ->
            Duration.ofMillis(
                Math.round(
                    Duration.between(run.since(), clock.instant()).toMillis() * run.speed())))
        .orElse(Duration.ZERO);
  }

  /** The latest 200 things that happened, oldest first. */
  synchronized List<Played> log() {
    return List.copyOf(log);
  }

  private synchronized Optional<Run> stop() {
    var before = current;
    current = Optional.empty();
    return before;
  }

  private void later(Run run, Step step, Duration delay, int time) {
    scheduler.unawaited(faster(run, delay), () -> happen(run, step, time));
  }

  private void happen(Run run, Step step, int time) {
    if (!isCurrent(run)) {
      return;
    }
    step.every()
        .filter(_ -> step.times().isEmpty() || time < step.times().getAsInt())
        .ifPresent(gap -> later(run, step, gap, time + 1));
    try {
      var site = world.site(step.site());
      note(step, act(run, site, step.happening()), "");
    } catch (SimulatorException | Refusal impossible) {
      note(step, Headline.of(step.happening()), String.valueOf(impossible.getMessage()));
    }
  }

  private synchronized boolean isCurrent(Run run) {
    return current.filter(it -> it.number() == run.number()).isPresent();
  }

  private synchronized void note(Step step, String what, String problem) {
    log.addLast(new Played(clock.instant(), step.line(), what, problem));
    if (log.size() > KEPT) {
      log.removeFirst();
    }
    LOG.atInfo()
        .addKeyValue("line", step.line())
        .addKeyValue("what", what)
        .addKeyValue("problem", problem)
        .log(problem.isEmpty() ? "Scenario goes on" : "Scenario cannot do this");
  }

  private String act(Run run, Site site, Happening happening) {
    var headline = Headline.of(happening);
    switch (happening) {
      case Happening.Jobs jobs -> {
        var number = stagehand.start(site, jobs, course(run, jobs)).size();
        return number == 1 ? headline : "%s: %d jobs".formatted(headline, number);
      }
      case Happening.Outage outage -> {
        stagehand.begin(outage);
        scheduler.unawaited(
            faster(run, outage.lasts()),
            () -> {
              if (isCurrent(run)) {
                stagehand.end(outage);
              }
            });
      }
      default -> stagehand.act(site, happening);
    }
    return headline;
  }

  private static Course course(Run run, Happening.Jobs jobs) {
    var timed =
        jobs.takes().map(time -> Course.usual().taking(faster(run, time))).orElseGet(Course::usual);
    return jobs.error().map(error -> timed.failing(error.value())).orElse(timed);
  }

  private static Duration faster(Run run, Duration time) {
    return Duration.ofNanos(Math.round(time.toNanos() / run.speed()));
  }
}

package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.scenario.Happening;
import dev.tableauwebhooks.simulator.scenario.Scenario;
import dev.tableauwebhooks.simulator.scenario.Scenario.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
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

  /** What comes when; of what comes at the same time, what stands first in the file. */
  private record Cue(Instant at, int order, Step step, int time) {}

  /** A scenario under way, and what is to come of it, which only the run's own thread touches. */
  private record Run(
      long number, Scenario scenario, double speed, Instant since, PriorityQueue<Cue> cues) {}

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
    var cues = new PriorityQueue<>(Comparator.comparing(Cue::at).thenComparingInt(Cue::order));
    var run = new Run(runs.incrementAndGet(), scenario, speed, clock.instant(), cues);
    for (var order = 0; order < scenario.timeline().size(); order++) {
      var step = scenario.timeline().get(order);
      cues.add(new Cue(run.since().plus(faster(run, step.first())), order, step, 1));
    }
    synchronized (this) {
      current = Optional.of(run);
      log.clear();
    }
    awaitNext(run);
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

  private void awaitNext(Run run) {
    var next = run.cues().peek();
    if (next != null) {
      var delay = Duration.between(clock.instant(), next.at());
      scheduler.unawaited(delay.isNegative() ? Duration.ZERO : delay, () -> goOn(run));
    }
  }

  private void goOn(Run run) {
    var now = clock.instant();
    for (var cue = run.cues().peek();
        cue != null && !cue.at().isAfter(now) && isCurrent(run);
        cue = run.cues().peek()) {
      happen(run, run.cues().remove());
    }
    if (isCurrent(run)) {
      awaitNext(run);
    }
  }

  private void happen(Run run, Cue cue) {
    var step = cue.step();
    step.every()
        .filter(_ -> step.times().isEmpty() || cue.time() < step.times().getAsInt())
        .ifPresent(gap ->
            run.cues()
                .add(new Cue(cue.at().plus(faster(run, gap)), cue.order(), step, cue.time() + 1)));
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

package dev.tableauwebhooks.simulator;

import java.time.InstantSource;
import java.util.Optional;

/** All there is, for those who show it and those who turn it upside down. */
record World(
    Engine engine,
    Director director,
    Site demo,
    Faults faults,
    Sessions sessions,
    Accounts accounts,
    Calls calls,
    Scheduler scheduler,
    InstantSource clock) {

  /** The site of that content URL. */
  Site site(String contentUrl) {
    return engine
        .sites()
        .withContentUrl(contentUrl)
        .orElseThrow(() ->
            new SimulatorException(
                "There is no site '%s'. GET /simulator/state lists them.".formatted(contentUrl)));
  }

  /** The time, if it can be stopped and set forward: not where a test brought its own. */
  Optional<SimulatedTime> time() {
    return scheduler instanceof SimulatedTime time ? Optional.of(time) : Optional.empty();
  }

  /** Makes everything as it was at the start; what is under way comes to nothing. */
  void reset() {
    Beginning.restore(engine.sites(), demo, accounts);
    sessions.closeAll();
    faults.clear();
    engine.backgrounder().forgetFailures();
    engine.deliveries().clear();
    calls.clear();
    time().ifPresent(SimulatedTime::restore);
  }
}

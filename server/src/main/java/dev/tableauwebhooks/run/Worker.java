package dev.tableauwebhooks.run;

import dev.tableauwebhooks.run.RunStore.Claim;
import java.util.Map;
import java.util.Optional;

/** Works on one claimed run until it has ended or must wait. Safe for many threads. */
public final class Worker {
  private final Surroundings surroundings;
  private final Programs programs;

  public Worker(Surroundings surroundings, Programs programs) {
    this.surroundings = surroundings;
    this.programs = programs;
  }

  void work(Claim claim, Optional<Program> known) throws InterruptedException {
    var program = known.isPresent() ? known : programs.find(claim.run());
    if (program.isEmpty()) {
      giveUp(claim);
      return;
    }
    var journal = new Journal(surroundings, claim);
    try {
      if (journal.isFresh() && !surroundings.verification().allows(claim, journal)) {
        return;
      }
    } catch (Fenced _) {
      return;
    }
    switch (program.get()) {
      case Program.OfWorkflow(var workflow) ->
          new WorkflowRun(surroundings, journal, claim, workflow).go();
      case Program.OfHandler handler -> new HandlerRun(surroundings, journal, claim, handler).go();
    }
  }

  private void giveUp(Claim claim) throws InterruptedException {
    var run = claim.run();
    var reason = "The program '%s' of this run is gone.".formatted(run.program());
    var fix = "Put its file back, then: tableau-webhooks replay " + run.id();
    var end = new RunState.DeadLettered(reason, fix);
    if (surroundings.store().move(run.id(), run.epoch(), end, Map.of())) {
      surroundings.ended(claim, end, Optional.empty());
    }
  }
}

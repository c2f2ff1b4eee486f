package dev.tableauwebhooks.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The failures that wait for a call, in the order they were asked for. */
public final class Faults {

  private final List<Fault> pending = new ArrayList<>();
  private Optional<Fault> outage = Optional.empty();
  private boolean deliveriesOff;
  private final Deque<String> metadataErrors = new ArrayDeque<>();

  Faults() {}

  public synchronized void add(Fault fault) {
    pending.add(fault);
  }

  /**
   * The next answer of the Metadata API has this among its {@code errors}, besides the data, as
   * when Tableau reaches a limit: {@code Reached time limit of PT5S for query execution.}
   */
  public synchronized void addMetadataError(String message) {
    metadataErrors.addLast(message);
  }

  synchronized Optional<String> takeMetadataError() {
    return Optional.ofNullable(metadataErrors.pollFirst());
  }

  public synchronized void clear() {
    pending.clear();
    metadataErrors.clear();
    outage = Optional.empty();
    deliveriesOff = false;
  }

  /**
   * From now on every call of the REST API that the fault meets fails so, until the outage ends.
   */
  public synchronized void startOutage(Fault fault) {
    outage = Optional.of(fault);
  }

  public synchronized void endOutage() {
    outage = Optional.empty();
  }

  /** What every call of the REST API meets just now. */
  public synchronized Optional<Fault> outage() {
    return outage;
  }

  /** While deliveries are off, what happens is not told to any webhook, and never will be. */
  public synchronized void switchDeliveries(boolean on) {
    deliveriesOff = !on;
  }

  public synchronized boolean deliveriesAreOff() {
    return deliveriesOff;
  }

  /** Those that have not yet happened as often as asked. */
  public synchronized List<Fault> pending() {
    return List.copyOf(pending);
  }

  /** The first fault that meets the call, one time of it used up. */
  synchronized Optional<Fault> take(Request request) {
    for (var index = 0; index < pending.size(); index++) {
      var fault = pending.get(index);
      if (fault.meets(request)) {
        if (fault.times() == 1) {
          pending.remove(index);
        } else {
          pending.set(index, fault.times(fault.times() - 1));
        }
        return Optional.of(fault);
      }
    }
    return outage.filter(fault -> fault.meets(request));
  }
}

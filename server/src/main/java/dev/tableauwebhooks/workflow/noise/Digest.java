package dev.tableauwebhooks.workflow.noise;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.workflow.time.Timetable;

/** Collects events and makes one run of them at each time of a timetable, if there are any. */
public record Digest(Key by, Timetable at) {
  public Digest {
    requireNonNull(by, "by");
    requireNonNull(at, "at");
  }
}

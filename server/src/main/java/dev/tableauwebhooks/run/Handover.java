package dev.tableauwebhooks.run;

import dev.tableauwebhooks.run.EventLog.Arrival;
import java.util.List;

/** Where the intake hands the runs of a committed event to. */
public interface Handover {

  /** Nobody works here; runs are left to other nodes. */
  Handover NONE =
      new Handover() {
        @Override
        public boolean tryReserve(int runs, int bodyBytes) {
          return runs == 0;
        }

        @Override
        public void release(int runs, int bodyBytes) {}

        @Override
        public void start(Arrival arrival, List<Program> programs) {}

        @Override
        public void wake() {}
      };

  /**
   * Sets room aside for that many runs of one event, or answers false at once where there is none.
   */
  boolean tryReserve(int runs, int bodyBytes);

  /** Gives room back that was set aside. */
  void release(int runs, int bodyBytes);

  /** Starts the runs of a committed event, for which room was set aside. */
  void start(Arrival arrival, List<Program> programs);

  /** Due runs were stored for which there was no room here. */
  void wake();
}

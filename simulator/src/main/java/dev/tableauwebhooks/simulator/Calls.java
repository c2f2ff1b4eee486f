package dev.tableauwebhooks.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The REST calls that arrived, so that a test can say how many a client may make. The latest 10,000
 * are kept. Safe for any number of threads.
 */
public final class Calls {

  private static final int KEPT = 10_000;

  /**
   * One answered call; faults on demand count too.
   *
   * @param path without the query
   */
  public record Call(String method, String path, String query, int status) {}

  private final Deque<Call> calls = new ArrayDeque<>();
  private int signIns;

  Calls() {}

  /** Every call, oldest first. */
  public synchronized List<Call> all() {
    return List.copyOf(calls);
  }

  /** How many calls of that method had the text in their path. */
  public synchronized int count(String method, String pathPart) {
    return (int)
        calls.stream()
            .filter(call -> call.method().equals(method) && call.path().contains(pathPart))
            .count();
  }

  /** How many sign-ins succeeded. */
  public synchronized int signIns() {
    return signIns;
  }

  /** Starts counting anew. */
  public synchronized void clear() {
    calls.clear();
    signIns = 0;
  }

  synchronized void add(Call call) {
    calls.addLast(call);
    if (calls.size() > KEPT) {
      calls.removeFirst();
    }
    if (call.path().endsWith("/auth/signin") && call.status() == 200) {
      signIns++;
    }
  }
}

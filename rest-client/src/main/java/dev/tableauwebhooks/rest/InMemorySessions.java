package dev.tableauwebhooks.rest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Keeps sessions for the clients of one process. */
final class InMemorySessions implements SessionStore {
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  @Override
  public Optional<Session> find(String key) {
    return Optional.ofNullable(sessions.get(key));
  }

  @Override
  public Session replace(String key, Function<Optional<Session>, Session> next)
      throws InterruptedException {
    var lock = locks.computeIfAbsent(key, _ -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      var session = next.apply(find(key));
      sessions.put(key, session);
      return session;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void remove(String key, Session session) {
    sessions.remove(key, session);
  }
}

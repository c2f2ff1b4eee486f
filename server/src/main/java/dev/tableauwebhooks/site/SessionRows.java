package dev.tableauwebhooks.site;

import java.time.Instant;
import java.util.Optional;

/**
 * Where live sessions are kept for all processes that use the same database. Each row can be held
 * by one owner for a while, so that one signs in and the others wait for what it gets.
 */
public interface SessionRows {

  /** What was saved last under a key. */
  Optional<String> find(String key);

  /**
   * Holds the row, which need not exist yet.
   *
   * @param until when the hold ends by itself, should the owner die
   * @return whether nobody else holds it
   */
  boolean hold(String key, String owner, Instant now, Instant until);

  /** Saves a text and lets go of the row, where the owner still holds it. */
  void save(String key, String owner, String text);

  /** Lets go of the row, where the owner still holds it. */
  void release(String key, String owner);

  /** Forgets a text, where it is still the one that is saved. */
  void remove(String key, String text);
}

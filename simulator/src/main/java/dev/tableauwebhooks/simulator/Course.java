package dev.tableauwebhooks.simulator;

import java.time.Duration;
import java.util.Optional;

/**
 * How a job is to go.
 *
 * @param takes how long it runs; empty for what the settings say
 * @param error in which text it ends; empty for success, unless a failure was ordered before
 * @param held whether it runs until someone ends it
 */
record Course(Optional<Duration> takes, Optional<String> error, boolean held) {

  static Course usual() {
    return new Course(Optional.empty(), Optional.empty(), false);
  }

  Course taking(Duration time) {
    return new Course(Optional.of(time), error, held);
  }

  /** Takes the name of a {@link JobError} or a text. */
  Course failing(String nameOrText) {
    return new Course(takes, Optional.of(JobError.textOf(nameOrText)), held);
  }

  Course untilEnded() {
    return new Course(takes, error, true);
  }
}

package dev.tableauwebhooks.run;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/** Identifies a stored event or a quarantined body; later ones sort behind earlier ones. */
public record EventId(String value) {
  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  /** A new one. */
  public static EventId next() {
    return new EventId(GENERATOR.generate().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}

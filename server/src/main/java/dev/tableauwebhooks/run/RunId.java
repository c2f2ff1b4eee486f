package dev.tableauwebhooks.run;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/** Identifies a run; later runs sort behind earlier ones. */
public record RunId(String value) {
  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  /** A new one. */
  public static RunId next() {
    return new RunId(GENERATOR.generate().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}

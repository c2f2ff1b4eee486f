package dev.tableauwebhooks.run;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;

/** Identifies a stored event or a quarantined body; later ones sort behind earlier ones. */
public record EventId(String value) {
  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  /** A new one. */
  public static EventId next() {
    return new EventId(GENERATOR.generate().toString());
  }

  /**
   * What sorts before all identifiers that were made at an instant or later, and behind all others.
   */
  public static String notBefore(Instant instant) {
    var millis = instant.toEpochMilli();
    return "%08x-%04x".formatted(millis >>> 16, millis & 0xFFFF);
  }

  @Override
  public String toString() {
    return value;
  }
}

package dev.tableauwebhooks.config;

import dev.tableauwebhooks.config.ReconcileSettings.Outdated;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code reconcile}. */
final class ReconcileReader {
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final Duration GRACE = Duration.ofMinutes(2);
  private static final String OFF = "off";

  private final Section section;
  private final Values values;

  ReconcileReader(Section root) {
    this.section = root.section("reconcile");
    this.values = new Values(root.reading().problems());
  }

  ReconcileSettings reconcile() {
    var every = section.text("every");
    var isOff = every.filter(given -> given.text().strip().equalsIgnoreCase(OFF)).isPresent();
    return new ReconcileSettings(
        isOff ? Optional.empty() : every.flatMap(values::duration).or(() -> Optional.of(EVERY)),
        section.text("grace").flatMap(values::duration).orElse(GRACE),
        section
            .text("outdated")
            .flatMap(given -> values.choice(given, Outdated.class))
            .orElse(Outdated.SKIP));
  }
}

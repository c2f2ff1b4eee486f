package dev.tableauwebhooks.ingest;

/** Told what became of each POST, for metrics. Must return at once. */
public interface IngestListener {

  /** Tells nobody. */
  IngestListener NONE =
      new IngestListener() {
        @Override
        public void answered(String outcome) {}

        @Override
        public void refused(String reason) {}
      };

  /** {@code accepted}, {@code duplicate}, {@code test} or {@code quarantined}. */
  void answered(String outcome);

  /** {@code credentials}, {@code method}, {@code size}, {@code slow} or {@code store}. */
  void refused(String reason);
}

package dev.tableauwebhooks.site;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** Which ends of refreshes this server knows of, delivered or reconciled. */
@FunctionalInterface
public interface ReceivedEnds {

  /**
   * The ends of extract refreshes that were received after an instant, in no order.
   *
   * @param siteLuid of which site
   */
  List<Received> since(Instant receivedAt, String siteLuid);

  /**
   * One end.
   *
   * @param name of the object; empty where the payload had none
   * @param madeAt when Tableau says that it happened
   */
  record Received(String luid, String name, boolean hasFailed, Instant madeAt) {
    public Received {
      requireNonNull(luid, "luid");
      requireNonNull(name, "name");
      requireNonNull(madeAt, "madeAt");
    }
  }
}

package dev.tableauwebhooks.simulator;

import java.time.Duration;
import java.util.List;

/**
 * How a simulator behaves.
 *
 * @param host the address to listen on; the credentials are public, so keep it a loopback one
 * @param port 0 for any free one
 * @param restApiVersion the newest version that answers, and the one {@code serverinfo} names; an
 *     older one, such as 3.6, also takes away what came later
 * @param deliveryGaps the waits between the tries of a delivery, one less than there are tries
 * @param deliveryTimeout how long a webhook's destination may take
 * @param refreshDuration how long an extract refresh runs
 * @param sessionLifetime how long a sign-in is good
 */
public record SimulatorSettings(
    String host,
    int port,
    String restApiVersion,
    List<Duration> deliveryGaps,
    Duration deliveryTimeout,
    Duration refreshDuration,
    Duration sessionLifetime) {

  public SimulatorSettings {
    deliveryGaps = List.copyOf(deliveryGaps);
  }

  /** For people: like Tableau, only that the gaps are seconds, and a refresh takes one. */
  public static SimulatorSettings defaults() {
    return new SimulatorSettings(
        "127.0.0.1",
        8100,
        "3.27",
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15)),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofHours(2));
  }

  /** For tests: a free port, and nothing waits. */
  public static SimulatorSettings immediate() {
    return defaults()
        .withPort(0)
        .withDeliveryGaps(List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO))
        .withRefreshDuration(Duration.ZERO);
  }

  public SimulatorSettings withHost(String value) {
    return new SimulatorSettings(
        value,
        port,
        restApiVersion,
        deliveryGaps,
        deliveryTimeout,
        refreshDuration,
        sessionLifetime);
  }

  public SimulatorSettings withPort(int value) {
    return new SimulatorSettings(
        host,
        value,
        restApiVersion,
        deliveryGaps,
        deliveryTimeout,
        refreshDuration,
        sessionLifetime);
  }

  public SimulatorSettings withRestApiVersion(String value) {
    return new SimulatorSettings(
        host, port, value, deliveryGaps, deliveryTimeout, refreshDuration, sessionLifetime);
  }

  public SimulatorSettings withDeliveryGaps(List<Duration> value) {
    return new SimulatorSettings(
        host, port, restApiVersion, value, deliveryTimeout, refreshDuration, sessionLifetime);
  }

  public SimulatorSettings withDeliveryTimeout(Duration value) {
    return new SimulatorSettings(
        host, port, restApiVersion, deliveryGaps, value, refreshDuration, sessionLifetime);
  }

  public SimulatorSettings withRefreshDuration(Duration value) {
    return new SimulatorSettings(
        host, port, restApiVersion, deliveryGaps, deliveryTimeout, value, sessionLifetime);
  }

  public SimulatorSettings withSessionLifetime(Duration value) {
    return new SimulatorSettings(
        host, port, restApiVersion, deliveryGaps, deliveryTimeout, refreshDuration, value);
  }
}

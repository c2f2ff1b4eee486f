package dev.tableauwebhooks.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where outgoing calls may go and how many at once, from {@code outgoing:} of the configuration.
 *
 * @param allowedHosts names ({@code intranet.example}, {@code *.example.com}), addresses and
 *     networks ({@code 10.0.0.0/8}) that may be called though they are private; link-local and
 *     metadata addresses stay refused
 * @param literalHostsMayBePrivate whether a host that is written out in a workflow file needs no
 *     entry; to be false where workflows can be edited in the dashboard
 * @param callsPerTarget how many calls to one scheme, host and port may be under way
 * @param connectTimeout for the look-up of a name, and again for each address that is tried
 * @param proxy the way to the public internet; empty for the direct one
 */
public record OutgoingPolicy(
    Set<String> allowedHosts,
    boolean literalHostsMayBePrivate,
    int callsPerTarget,
    Duration connectTimeout,
    Optional<HttpProxy> proxy) {

  /** Nothing allowed but what workflow files and the configuration name; 32 calls per target. */
  public static final OutgoingPolicy DEFAULT =
      new OutgoingPolicy(Set.of(), true, 32, Duration.ofSeconds(10), Optional.empty());

  /** Fails on entries that {@link #problemsOf(Set)} names. */
  public OutgoingPolicy {
    allowedHosts = Set.copyOf(allowedHosts);
    requireNonNull(connectTimeout, "connectTimeout");
    requireNonNull(proxy, "proxy");
    var problems = problemsOf(allowedHosts);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join(" ", problems));
    }
    if (callsPerTarget < 1) {
      throw new IllegalArgumentException("callsPerTarget is %d".formatted(callsPerTarget));
    }
  }

  /** This policy with other allowed hosts. */
  public OutgoingPolicy allowing(Set<String> hosts) {
    return new OutgoingPolicy(
        hosts, literalHostsMayBePrivate, callsPerTarget, connectTimeout, proxy);
  }

  /** This policy with another way out. */
  public OutgoingPolicy through(Optional<HttpProxy> way) {
    return new OutgoingPolicy(
        allowedHosts, literalHostsMayBePrivate, callsPerTarget, connectTimeout, way);
  }

  /** What is wrong with entries of {@code outgoing.allow}, each with what to write instead. */
  public static List<String> problemsOf(Set<String> allowedHosts) {
    return allowedHosts.stream()
        .sorted()
        .map(AllowedHosts::problemOf)
        .flatMap(Optional::stream)
        .toList();
  }
}

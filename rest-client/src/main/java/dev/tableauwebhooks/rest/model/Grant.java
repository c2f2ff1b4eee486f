package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What one user or group may do, or may not.
 *
 * @param capabilities by their names, such as {@code Read}, {@code ExportData} or {@code Write}, in
 *     Tableau's order
 */
public record Grant(Grantee grantee, SequencedMap<String, Mode> capabilities) {
  public Grant {
    requireNonNull(grantee, "grantee");
    capabilities = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(capabilities));
  }

  /** What a grant allows to do. */
  public static Grant allow(Grantee grantee, String... capabilities) {
    var modes = new LinkedHashMap<String, Mode>();
    for (var capability : capabilities) {
      modes.put(capability, Mode.ALLOW);
    }
    return new Grant(grantee, modes);
  }

  /** Whether the grant itself allows it. Says nothing of other grants, ownership or site role. */
  public boolean allows(String capability) {
    return capabilities.get(capability) == Mode.ALLOW;
  }

  /** Whether a capability is given or taken away; taking away wins. */
  public enum Mode {
    ALLOW,
    DENY
  }

  /** Who a grant is for. */
  public sealed interface Grantee {
    String luid();

    /** A user. */
    record OfUser(String luid) implements Grantee {}

    /** Every member of a group. */
    record OfGroup(String luid) implements Grantee {}

    /** Every member of each group of a set. */
    record OfGroupSet(String luid) implements Grantee {}
  }
}

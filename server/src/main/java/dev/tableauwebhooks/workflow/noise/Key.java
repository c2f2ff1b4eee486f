package dev.tableauwebhooks.workflow.noise;

import dev.tableauwebhooks.workflow.Expression;
import java.util.List;

/**
 * What tells one group, incident or window of a workflow from another: the values of some
 * expressions. Without any, there is one for all.
 */
public record Key(List<Expression> parts) {

  /** One for all. */
  public static final Key ALL = new Key(List.of());

  public Key {
    parts = List.copyOf(parts);
  }
}

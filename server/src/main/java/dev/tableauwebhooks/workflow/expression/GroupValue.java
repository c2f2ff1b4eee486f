package dev.tableauwebhooks.workflow.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import dev.tableauwebhooks.workflow.expression.NameTree.Group;
import dev.tableauwebhooks.workflow.expression.NameTree.Leaf;
import java.util.Map;
import java.util.Optional;

/** A group of names as CEL sees it: a field is read only when it is asked for. */
@SuppressWarnings("Immutable") // lives for one evaluation on one thread
final class GroupValue extends StructValue<String, Object> {
  private final Group group;
  private final Reading reading;

  GroupValue(Group group, Reading reading) {
    this.group = group;
    this.reading = reading;
  }

  @Override
  public Object select(String field) {
    return find(field).orElseThrow(() -> new Absent(group.path() + "." + field));
  }

  @Override
  public Optional<Object> find(String field) {
    return switch (group.children().get(field)) {
      case null -> Optional.empty();
      case Group nested -> Optional.of(new GroupValue(nested, reading));
      case Leaf(var path, _) -> {
        var value = reading.find(path);
        // What is in a map is noted by the map, when it is read.
        if (!(value.orElse(null) instanceof Map)) {
          reading.saw(path, value.orElse(null));
        }
        yield value.map(found -> Values.toCel(path, found, reading));
      }
    };
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return false;
  }

  @Override
  public CelType celType() {
    return Dialect.type(group);
  }
}

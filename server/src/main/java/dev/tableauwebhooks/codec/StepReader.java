package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionDescription.Output;
import dev.tableauwebhooks.workflow.RetryPolicy;
import dev.tableauwebhooks.workflow.Step;
import dev.tableauwebhooks.workflow.expression.ExpressionCompiler;
import dev.tableauwebhooks.workflow.expression.Names;
import dev.tableauwebhooks.workflow.expression.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code steps}. Each step sees the outputs of those before it. */
final class StepReader {
  private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /** CEL could not name these behind {@code steps.}. */
  private static final Set<String> RESERVED = Set.of("in", "true", "false", "null");

  private final Problems problems;
  private final ReaderContext context;
  private final RetryPolicy retry;

  StepReader(Problems problems, ReaderContext context, RetryPolicy retry) {
    this.problems = problems;
    this.context = context;
    this.retry = retry;
  }

  /** The steps that could be read. */
  List<Step> read(List<YamlNode> nodes) {
    var readers = readers(nodes);
    var ids = new ArrayList<String>();
    readers.forEach(reader -> ids.add(id(reader, ids.size())));
    checkDuplicates(readers, ids);
    var actions = readers.stream().map(this::action).toList();
    var names =
        Names.of(context.env(), context.secrets(), new LinkedHashSet<>(ids))
            .withEarlier(outputs(ids, actions));
    var steps = new ArrayList<Step>();
    for (var i = 0; i < readers.size(); i++) {
      var action = actions.get(i);
      read(readers.get(i), ids.get(i), action, new ExpressionCompiler(names)).ifPresent(steps::add);
      if (ID.matcher(ids.get(i)).matches()) {
        var outputs = action.map(known -> known.description().outputs()).orElse(List.of());
        names = names.after(ids.get(i), outputs);
      }
    }
    return steps;
  }

  /** What any run gives, and so an earlier one may have given. */
  private static Map<String, List<Output>> outputs(
      List<String> ids, List<Optional<Action<?>>> actions) {
    var outputs = new HashMap<String, List<Output>>();
    for (var i = 0; i < ids.size(); i++) {
      if (ID.matcher(ids.get(i)).matches() && actions.get(i).isPresent()) {
        outputs.put(ids.get(i), actions.get(i).get().description().outputs());
      }
    }
    return outputs;
  }

  private List<MappingReader> readers(List<YamlNode> nodes) {
    var readers = new ArrayList<MappingReader>();
    for (var i = 0; i < nodes.size(); i++) {
      var path = "steps[%d]".formatted(i);
      if (nodes.get(i) instanceof YamlNode.Mapping mapping) {
        readers.add(new MappingReader(mapping, path, "a step", WorkflowKeys.STEP, problems));
      } else {
        problems.add(
            nodes.get(i).position(),
            path,
            "A step is %s, not a map.".formatted(nodes.get(i).phrase()),
            "Write '- uses: …' with the action's name.");
      }
    }
    return readers;
  }

  private Optional<Step> read(
      MappingReader reader, String id, Optional<Action<?>> action, ExpressionCompiler compiler) {
    var when = reader.condition("if", compiler);
    var continues = reader.flag("continueOnError").orElse(false);
    var ownRetry =
        reader
            .mapping("retry")
            .map(mapping -> new RetryReader(problems).read(mapping, reader.pathOf("retry"), retry));
    var with = reader.mapping("with");
    return action.map(known -> {
      var description = known.description();
      var settings =
          new SettingsCheck(problems, compiler, context, description.name())
              .check(
                  description.name(),
                  description.settings(),
                  with,
                  reader.position(),
                  reader.pathOf("with"));
      return new Step(id, known, settings, when, continues, ownRetry);
    });
  }

  private Optional<Action<?>> action(MappingReader reader) {
    var uses = reader.scalar("uses", new SettingType.Text());
    if (uses.isEmpty()) {
      return Optional.empty();
    }
    Optional<Action<?>> action = Optional.ofNullable(context.actions().get(uses.get().text()));
    if (action.isEmpty()) {
      problems.add(
          uses.get().position(),
          reader.pathOf("uses"),
          "Unknown action '%s'.".formatted(uses.get().text()),
          Suggestion.fix(uses.get().text(), context.actions().keySet()));
    }
    return action;
  }

  /** A step without an id gets one that no expression can name, so that nothing depends on it. */
  private String id(MappingReader reader, int index) {
    var given = reader.scalar("id", new SettingType.Text());
    if (given.isPresent()) {
      var id = given.get().text();
      if (ID.matcher(id).matches() && !RESERVED.contains(id)) {
        return id;
      }
      problems.add(
          given.get().position(),
          reader.pathOf("id"),
          "'%s' cannot be the id of a step.".formatted(id),
          "Begin with a letter, and use letters, digits and _ only.");
    }
    return "step-%d".formatted(index + 1);
  }

  private void checkDuplicates(List<MappingReader> readers, List<String> ids) {
    Map<String, Integer> first = new HashMap<>();
    for (var i = 0; i < ids.size(); i++) {
      var earlier = first.putIfAbsent(ids.get(i), i);
      if (earlier != null) {
        var reader = readers.get(i);
        problems.add(
            reader
                .scalar("id", new SettingType.Text())
                .map(YamlNode::position)
                .orElse(reader.position()),
            reader.pathOf("id"),
            "The id '%s' is already that of step %d.".formatted(ids.get(i), earlier + 1),
            "Give each step an id of its own.");
      }
    }
  }
}

package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.workflow.OnMissing;
import dev.tableauwebhooks.workflow.RetryPolicy;
import dev.tableauwebhooks.workflow.Revision;
import dev.tableauwebhooks.workflow.Workflow;
import dev.tableauwebhooks.workflow.expression.ExpressionCompiler;
import dev.tableauwebhooks.workflow.expression.Names;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads workflow files. A file that has a problem gives no workflow; every problem of every file is
 * reported.
 */
public final class WorkflowReader {

  /**
   * One file.
   *
   * @param name as it is shown to people
   */
  public record SourceFile(String name, String text) {}

  /**
   * What the files hold.
   *
   * @param workflows those without problems that are enabled, in the order of the files
   * @param disabled the names of those without problems that are switched off
   * @param problems of all files, in their order
   */
  public record Loaded(List<Workflow> workflows, List<String> disabled, List<Problem> problems) {
    public Loaded {
      workflows = List.copyOf(workflows);
      disabled = List.copyOf(disabled);
      problems = List.copyOf(problems);
    }
  }

  private final ReaderContext context;

  public WorkflowReader(ReaderContext context) {
    this.context = context;
  }

  /**
   * Loads the classes that reading needs. The first workflow takes most of a second of one core,
   * which a starting server can spend beside opening its store.
   */
  public static void warmUp() {
    var nothing = new ReaderContext(Map.of(), Map.of(), Set.of(), Set.of(), Set.of());
    var workflow =
        """
        name: Warm up
        on: WorkbookUpdated
        if: "event.resource.name.startsWith('a') && event.type != 'b'"
        steps: []
        """;
    new WorkflowReader(nothing).read(List.of(new SourceFile("warm-up.yaml", workflow)));
  }

  public Loaded read(List<SourceFile> files) {
    var workflows = new ArrayList<Workflow>();
    var disabled = new ArrayList<String>();
    var problems = new ArrayList<Problem>();
    var names = new HashMap<String, String>();
    for (var file : files) {
      var found = new Problems(file.name());
      var read = read(file, found, names);
      problems.addAll(found.all());
      if (found.isEmpty() && read.isPresent()) {
        if (read.get().isEnabled()) {
          workflows.add(read.get().workflow());
        } else {
          disabled.add(read.get().workflow().name());
        }
      }
    }
    return new Loaded(workflows, disabled, problems);
  }

  /** A workflow, which may have been read in spite of problems. */
  private record Read(Workflow workflow, boolean isEnabled) {}

  /**
   * @param names the file of each workflow's name so far
   */
  private Optional<Read> read(SourceFile file, Problems problems, Map<String, String> names) {
    var root = Yaml.parse(file.text(), problems);
    if (root.isEmpty()) {
      if (problems.isEmpty()) {
        problems.add(
            Position.START, "", "The file is empty.", "Write a workflow, or remove the file.");
      }
      return Optional.empty();
    }
    if (!(root.get() instanceof YamlNode.Mapping mapping)) {
      problems.add(
          root.get().position(),
          "",
          "The file is %s, not a map with the keys of a workflow.".formatted(root.get().phrase()),
          "Begin with 'name: …'.");
      return Optional.empty();
    }
    var reader = new MappingReader(mapping, "", "a workflow", WorkflowKeys.WORKFLOW, problems);
    return Optional.of(read(reader, file, problems, names));
  }

  private Read read(
      MappingReader reader, SourceFile file, Problems problems, Map<String, String> names) {
    var name = name(reader, file, problems, names);
    reader.text("description");
    var before = new ExpressionCompiler(Names.of(context.env(), context.secrets(), Set.of()));
    var timings = new TimingReader(problems, before);
    var trigger = new TriggerReader(problems, context.sites(), timings).read(reader);
    var noise = new NoiseReader(problems, context).read(reader);
    var condition = reader.condition("if", before);
    var retry =
        reader
            .mapping("retry")
            .map(mapping -> new RetryReader(problems).read(mapping, "retry", RetryPolicy.DEFAULT))
            .orElse(RetryPolicy.DEFAULT);
    var onMissing =
        reader
            .simple("onMissing", new SettingType.Choice(OnMissing.class))
            .map(OnMissing.class::cast)
            .orElse(OnMissing.FAIL);
    var isEnabled = reader.flag("enabled").orElse(true);
    var steps = new StepReader(problems, context, retry).read(steps(reader, problems));
    return new Read(
        new Workflow(name, trigger, condition, retry, onMissing, noise, steps, revision(file)),
        isEnabled);
  }

  private static String name(
      MappingReader reader, SourceFile file, Problems problems, Map<String, String> names) {
    var given = reader.scalar("name", new SettingType.Text());
    var name = given.map(YamlNode.Scalar::text).orElse("").strip();
    if (given.isPresent() && name.isEmpty()) {
      problems.add(
          given.get().position(), "name", "The name is empty.", "Say what the workflow does.");
    }
    if (!name.isEmpty()) {
      var earlier = names.putIfAbsent(name, file.name());
      if (earlier != null) {
        problems.add(
            given.map(YamlNode::position).orElse(Position.START),
            "name",
            "The name '%s' is already that of the workflow in %s.".formatted(name, earlier),
            "Give each workflow a name of its own.");
      }
    }
    return name;
  }

  private static List<YamlNode> steps(MappingReader reader, Problems problems) {
    var node = reader.node("steps");
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof YamlNode.Sequence steps)) {
      problems.add(
          node.get().position(),
          "steps",
          "'steps' is %s, not a list.".formatted(node.get().phrase()),
          "Begin each step with '- uses: …'.");
      return List.of();
    }
    if (steps.items().isEmpty()) {
      problems.add(steps.position(), "steps", "There are no steps.", "Add one: '- uses: …'.");
    }
    return steps.items();
  }

  private static Revision revision(SourceFile file) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(file.text().getBytes(StandardCharsets.UTF_8));
      return new Revision(HexFormat.of().formatHex(hash), file.name(), file.text());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

package dev.tableauwebhooks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.codec.WorkflowReader.Loaded;
import dev.tableauwebhooks.codec.WorkflowReader.SourceFile;
import dev.tableauwebhooks.workflow.RetryPolicy;
import dev.tableauwebhooks.workflow.Step;
import dev.tableauwebhooks.workflow.Trigger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkflowReaderTest {

  private static final String WHOLE =
      """
      name: Tell the owner
      description: Only for critical content.
      on: [WorkbookRefreshFailed, DatasourceRefreshFailed, {unknown: FlowCompleted}]
      sites: finance
      if: "'critical' in content.tags && content.project.path.startsWith('Finance')"
      retry: { attempts: 8, backoff: 20s, max: 1h30m, deadline: P2D }
      steps:
        - id: call
          uses: http.request
          with:
            url: https://desk.example.com/tickets
            json: { title: "${{ content.name }} failed", urgent: true, count: 2, none: null }
        - uses: slack.post
          if: steps.call.status == 201
          continueOnError: true
          retry: { attempts: 2 }
          with:
            channel: "#data-alerts"
            text: ":x: *${{ content.name }}* failed: ${{ job.error }} (<${{ content.url }}|open>)"
        - uses: tableau.refresh
      """;

  @Test
  void readsAWholeWorkflow() {
    var loaded = read(WHOLE);
    assertThat(loaded.problems()).isEmpty();
    var workflow = loaded.workflows().getFirst();
    assertThat(workflow.name()).isEqualTo("Tell the owner");
    assertThat(workflow.trigger())
        .isEqualTo(
            new Trigger(
                Set.of("WorkbookRefreshFailed", "DatasourceRefreshFailed", "FlowCompleted"),
                Set.of("finance")));
    assertThat(workflow.condition().orElseThrow().text())
        .isEqualTo("'critical' in content.tags && content.project.path.startsWith('Finance')");
    assertThat(workflow.retry())
        .isEqualTo(
            new RetryPolicy(
                OptionalInt.of(8),
                Duration.ofSeconds(20),
                Duration.ofMinutes(90),
                Duration.ofDays(2)));
    assertThat(workflow.steps())
        .extracting(Step::id, Step::uses, Step::continueOnError)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("call", "http.request", false),
            org.assertj.core.groups.Tuple.tuple("step-2", "slack.post", true),
            org.assertj.core.groups.Tuple.tuple("step-3", "tableau.refresh", false));
    assertThat(workflow.steps().get(1).retry())
        .contains(
            new RetryPolicy(
                OptionalInt.of(2),
                Duration.ofSeconds(20),
                Duration.ofMinutes(90),
                Duration.ofDays(2)));
    assertThat(workflow.steps().get(0).with().literalHosts()).containsExactly("url");
    assertThat(workflow.revision().source()).isEqualTo(WHOLE);
    assertThat(workflow.revision().file()).isEqualTo("0.yaml");
    assertThat(workflow.revision().hash()).hasSize(64);
  }

  @Test
  void fillsInWhatIsLeftOut() {
    var workflow =
        read("name: x\non: '*'\nsteps:\n  - uses: tableau.refresh\n").workflows().getFirst();
    assertThat(workflow.trigger()).isEqualTo(new Trigger(Set.of("*"), Set.of()));
    assertThat(workflow.condition()).isEmpty();
    assertThat(workflow.retry()).isEqualTo(RetryPolicy.DEFAULT);
    assertThat(workflow.steps().getFirst().retry()).isEmpty();
    assertThat(workflow.steps().getFirst().when()).isEmpty();
  }

  @Test
  void checksDisabledWorkflowsAndLeavesThemOut() {
    var loaded =
        read("name: x\nenabled: false\non: ViewDeleted\nsteps: [{uses: tableau.refresh}]\n");
    assertThat(loaded.workflows()).isEmpty();
    assertThat(loaded.disabled()).containsExactly("x");
    assertThat(
            read("name: x\nenabled: false\non: Nope\nsteps: [{uses: tableau.refresh}]\n")
                .problems())
        .hasSize(1);
  }

  @Test
  void reportsAllProblemsOfAllFilesAtOnce() {
    var loaded =
        read(
            WHOLE,
            """
            name: Tell the owner
            on: [WorkbookRefreshFailled, ViewDeleted]
            if: content.nmae == 'x'
            stpes: []
            steps:
              - uses: slack.pots
              - id: call
                uses: http.request
                with: { ulr: "https://x/", method: FETCH }
            """,
            "",
            "name: [x",
            "name: Good one\non: ViewDeleted\nsteps:\n  - uses: tableau.refresh\n");
    assertThat(loaded.workflows())
        .extracting(workflow -> workflow.name())
        .containsExactly("Tell the owner", "Good one");
    assertThat(loaded.problems().stream().map(Problem::toString))
        .containsExactly(
            """
            1.yaml:1:7: name
              The name 'Tell the owner' is already that of the workflow in 0.yaml.
              Fix: Give each workflow a name of its own.\
            """,
            """
            1.yaml:2:6: on[0]
              Unknown event 'WorkbookRefreshFailled'.
              Fix: Did you mean 'WorkbookRefreshFailed'?\
            """,
            """
            1.yaml:3:13: if
              Unknown field 'nmae' of content.
              Fix: Did you mean 'name'?\
            """,
            """
            1.yaml:4:1: stpes
              Unknown key 'stpes' of a workflow.
              Fix: Did you mean 'steps'?\
            """,
            """
            1.yaml:6:11: steps[0].uses
              Unknown action 'slack.pots'.
              Fix: Did you mean 'slack.post'?\
            """,
            """
            1.yaml:9:11: steps[1].with
              The setting 'url' of http.request is missing.
              Fix: Add 'url: …' here. The address to call.\
            """,
            """
            1.yaml:9:13: steps[1].with.ulr
              Unknown setting 'ulr' of http.request.
              Fix: Did you mean 'url'?\
            """,
            """
            1.yaml:9:40: steps[1].with.method
              'FETCH' is not one of get, post, put, patch, delete.
              Fix: Did you mean 'patch'?\
            """,
            """
            2.yaml:1:1
              The file is empty.
              Fix: Write a workflow, or remove the file.\
            """,
            """
            3.yaml:1:7
              A quote or bracket is opened here and not closed.
              Fix: Close it.\
            """);
  }

  @Test
  void letsLaterStepsUseTheOutputsOfEarlierOnesOnly() {
    var problems =
        read("""
        name: x
        on: ViewDeleted
        if: steps.a.status == 200
        steps:
          - uses: log.write
            if: steps.b.status == 200
            with: { message: hi }
          - id: b
            uses: http.request
            with: { url: "https://x.example.com/${{ steps.b.status }}" }
          - uses: log.write
            with: { message: "${{ steps.b.status }} ${{ steps.b.stats }}" }
        """)
            .problems();
    assertThat(problems.stream().map(Problem::toString))
        .containsExactly(
            """
            0.yaml:3:11: if
              Unknown step 'a'.
              Fix: Give the step whose output you want an id, and put it before this one.\
            """,
            """
            0.yaml:6:15: steps[0].if
              Step 'b' has not run yet at this point.
              Fix: Use only steps that come before this one.\
            """,
            """
            0.yaml:10:51: steps[1].with.url
              Step 'b' has not run yet at this point.
              Fix: Use only steps that come before this one.\
            """,
            """
            0.yaml:12:57: steps[2].with.message
              Unknown output 'stats' of step 'b'.
              Fix: Did you mean 'status'?\
            """);
  }

  private static Loaded read(String... texts) {
    var number = new int[] {0};
    List<SourceFile> files =
        Arrays.stream(texts)
            .map(text -> new SourceFile("%d.yaml".formatted(number[0]++), text))
            .toList();
    return new WorkflowReader(TestActions.context()).read(files);
  }
}

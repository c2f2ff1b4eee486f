package dev.tableauwebhooks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.codec.WorkflowReader.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One wrong line each; {@code ^} marks the place that the problem must name. */
class ProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "^nmae: x                                => nmae         => Unknown key 'nmae' of a workflow. => Did you mean 'name'?",
        "^zzzzz: x                               => zzzzz        => Unknown key 'zzzzz' of a workflow. => Use one of: concurrency, dedupe, description, digest, enabled, expect, group, if, incident, name, on, onMissing, quiet, retry, schedule, sites, steps, throttle.",
        "description: ^[a]                       => description  => 'description' is a list, not text. => Write text.",
        "description:^                           => description  => 'description' has no value. => Give it a value, or leave the key out.",
        "description:^ #nothing                  => description  => 'description' has no value. => Put the value in quotes: what follows a # is a comment.",
        "enabled: ^yes                           => enabled      => 'yes' is not true or false. => Write true or false.",
        "sites: [demo, ^finanze]                 => sites[1]     => Unknown site 'finanze'. => Did you mean 'finance'?",
        "sites: ^elsewhere                       => sites        => Unknown site 'elsewhere'. => Use one of: demo, finance.",
        "sites: ^{a: b}                          => sites        => Unknown site 'a map'. => Use one of: demo, finance.",
        "if: ^content.name                       => if           => The condition is text, not true or false. => Compare it with something, such as: content.name != null",
        "if: \"'a' == content.^nmae\"            => if           => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "if: '''a'' == content.^nmae'            => if           => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "if: \"\\u0027a\\x27 ==\\tcontent.^nmae\" => if          => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "if: |~    true &&~      content.^nmae == '' => if       => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "if: >-~    true &&~~    content.^nmae == '' => if       => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "if: true &&~    'ü😀' != content.^nmae  => if           => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "if: \"true &&~    content.^nmae\"       => if           => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "if: \"true \\~   && content.^nmae\"     => if           => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "if: ${{ content.^nmae }}                => if           => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "if: ^[a]                                => if           => 'if' is a list, not text. => Write text.",
        "retry: ^5                               => retry        => 'retry' is a number, not a map. => Write keys with values, indented below it.",
        "retry: {^times: 5}                      => retry.times  => Unknown key 'times' of retry. => Use one of: attempts, backoff, deadline, max.",
        "retry: {attempts: ^0}                   => retry.attempts => 'attempts' is 0, less than 1. => Write 1 for a single try.",
        "retry: {attempts: ^many}                => retry.attempts => 'many' is not a whole number. => Write a whole number of up to 10 digits.",
        "retry: {attempts: ^99999999999}         => retry.attempts => '99999999999' is not a whole number. => Write a whole number of up to 10 digits.",
        "retry: {backoff: ^10}                   => retry.backoff => '10' is not a duration. => Write it like 10s, 5m, 1h or 1d.",
        "retry: {backoff: ^0s}                   => retry.backoff => 'backoff' is nothing. => Write it like 10s, 5m, 1h or 1d.",
        "retry: {backoff: ^2h}                   => retry.backoff => The first pause is longer than the longest one. => Make 'backoff' shorter, or 'max' longer.",
        "retry: {deadline: ^soon}                => retry.deadline => 'soon' is not a duration. => Write it like 10s, 5m, 1h or 1d.",
      })
  void namesWhatIsWrongWithAWorkflow(String line, String path, String what, String fix) {
    check(
        line.replace("~", "\n") + "\nname: x\non: ViewDeleted\nsteps:\n  - uses: tableau.refresh\n",
        path,
        what,
        fix);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "^Test                    => on         => A Test of Tableau starts no workflow. => Try a workflow with: tableau-webhooks send WorkbookUpdated",
        "[ViewDeleted, ^viewdeleted] => on[1]   => Unknown event 'viewdeleted'. => Did you mean 'ViewDeleted'?",
        "^FlowCompleted           => on         => Unknown event 'FlowCompleted'. => Use a documented event, or write 'unknown: FlowCompleted' for one that is newer.",
        "[ViewDeleted, ^[A]]      => on[1]      => 'on[1]' is a list, not the name of an event. => Write one list of names.",
        "{^event: x}              => on.event   => Unknown key 'event' of on. => Write names of events, or 'unknown: NAME'.",
        "{unknown: ^ViewDeleted}  => on.unknown => 'ViewDeleted' is a documented event. => Write it without 'unknown:'.",
        "{unknown: [X, ^5]}       => on.unknown => 'unknown' is a number, not the name of an event. => Write it as Tableau does, such as FlowCompleted.",
        "^[]                      => on         => 'on' names no event. => Name one or more, or write '*' for every event.",
      })
  void namesWhatIsWrongWithATrigger(String on, String path, String what, String fix) {
    check("name: x\non: %s\nsteps:\n  - uses: tableau.refresh\n".formatted(on), path, what, fix);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "^hello                                  => steps[0] => A step is text, not a map. => Write '- uses: …' with the action's name.",
        "^{id: a}                                => steps[0] => The key 'uses' of a step is missing. => Add 'uses: …'. The action, such as slack.post.",
        "{uses: ^tableau.refrehs}                => steps[0].uses => Unknown action 'tableau.refrehs'. => Did you mean 'tableau.refresh'?",
        "{uses: ^frob}                           => steps[0].uses => Unknown action 'frob'. => Use one of: desk.ticket, http.request, log.write, mail.send, odd.thing, slack.post, tableau.addTags, tableau.refresh, tableau.removeTags, tableau.updateBroadcast.",
        "{uses: tableau.refresh, ^name: x}       => steps[0].name => Unknown key 'name' of a step. => Use one of: continueOnError, id, if, retry, uses, with.",
        "{uses: tableau.refresh, id: ^tell-owner} => steps[0].id => 'tell-owner' cannot be the id of a step. => Begin with a letter, and use letters, digits and _ only.",
        "{uses: tableau.refresh, id: ^in}        => steps[0].id => 'in' cannot be the id of a step. => Begin with a letter, and use letters, digits and _ only.",
        "{uses: tableau.refresh, id: ^2}         => steps[0].id => '2' cannot be the id of a step. => Begin with a letter, and use letters, digits and _ only.",
        "{uses: tableau.refresh, continueOnError: ^1} => steps[0].continueOnError => '1' is not true or false. => Write true or false.",
        "{uses: tableau.refresh, if: '^1'}       => steps[0].if => The condition is a number, not true or false. => Compare it with something, such as: 1 != null",
        "{uses: tableau.refresh, retry: {backoff: ^x}} => steps[0].retry.backoff => 'x' is not a duration. => Write it like 10s, 5m, 1h or 1d.",
        "{uses: tableau.refresh, with: ^[a]}     => steps[0].with => 'with' is a list, not a map. => Write keys with values, indented below it.",
        "{uses: tableau.refresh, with: {^a: 1}}  => steps[0].with.a => Unknown setting 'a' of tableau.refresh. => Leave it out: there are no settings.",
      })
  void namesWhatIsWrongWithAStep(String step, String path, String what, String fix) {
    check("name: x\non: ViewDeleted\nsteps:\n  - %s\n".formatted(step), path, what, fix);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "log.write => message: ^[a]         => message => 'message' is a list, not text. => Write text.",
        "log.write => message:^             => message => 'message' has no value. => Write text.",
        "log.write => message:^ #general    => message => 'message' has no value. => Put the value in quotes: what follows a # is a comment.",
        "log.write => message: ${{ ^content.tags }} => message => 'content.tags' is a list, not text. => Write join(content.tags, ', ').",
        "log.write => message: x ${{ ^secrets.API_TOKEN }} => message => A secret cannot be part of an expression or of other text. => Write ${{ secrets.NAME }} as the whole value of a setting that takes a secret.",
        "log.write => message: ^${{ secrets.API_TOKEN }} => message => 'message' does not take a secret. => Use secrets only in settings that are kept secret; see docs/workflow-reference.md.",
        "log.write => message: ${{ secrets.^API_TOKN }} => message => Unknown secret 'API_TOKN'. => Did you mean 'API_TOKEN'?",
        "log.write => message: ${{ env.^HOME }} => message => Unknown environment name 'HOME'. => Add 'HOME' to env in the configuration.",
        "log.write => message: a ^${{ b     => message => The expression that begins here has no end. => Close it with }}.",
        "log.write => {message: a, level: ^loud} => level => 'loud' is not one of info, warn, warn_only. => Use one of: info, warn, warn_only.",
        "log.write => {message: a, level: ^wran_only} => level => 'wran_only' is not one of info, warn, warn_only. => Did you mean 'warn_only'?",
        "log.write => {message: a, level: \"${{ ^1 + 1 }}\"} => level => '1 + 1' is a number, not one of info, warn, warn_only. => Use one of: info, warn, warn_only.",
        "slack.post => {text: a, webhookUrl: ^https://hooks.slack.com/secret} => webhookUrl => 'webhookUrl' is a secret, which does not belong into a workflow. => Put the secret into the configuration, and write ${{ secrets.NAME }} here.",
        "slack.post => {text: a, webhookUrl: ^\"${{ env.REGION }}\"} => webhookUrl => 'webhookUrl' is a secret, which cannot be computed. => Put the secret into the configuration, and write ${{ secrets.NAME }} here.",
        "slack.post => {text: a, webhookUrl: ^\"x${{ env.REGION }}\"} => webhookUrl => 'webhookUrl' is a secret, which cannot be computed. => Put the secret into the configuration, and write ${{ secrets.NAME }} here.",
        "slack.post => {text: a, webhookUrl: ^{a: b}} => webhookUrl => 'webhookUrl' is a map, not a secret. => Put the secret into the configuration, and write ${{ secrets.NAME }} here.",
        "slack.post => {text: a, connection: ^slak} => connection => slack.post has no connection 'slak'. => Did you mean 'slack'?",
        "slack.post => {text: a, connection: ^\"${{ env.REGION }}\"} => connection => The name of a connection cannot be computed. => Write the name that the connection has in the configuration.",
        "slack.post => {text: a, blocks: [{x: \"${{ content.^nmae }}\"}]} => blocks[0].x => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "slack.post => {text: a, blocks: {x: ^\"${{ secrets.API_TOKEN }}\"}} => blocks.x => 'x' does not take a secret. => Use secrets only in settings that are kept secret; see docs/workflow-reference.md.",
        "http.request => url: ^example.com  => url => 'example.com' is not a URL. => Write the whole address, such as https://example.com/path.",
        "http.request => url: ^ftp://example.com/x => url => 'ftp://example.com/x' is not a URL. => Write the whole address, such as https://example.com/path.",
        "http.request => url: ^https://exa mple.com/ => url => 'https://exa mple.com/' is not a URL. => Write the whole address, such as https://example.com/path.",
        "http.request => url: ^example.com/${{ event.id }} => url => 'example.com/${{ event.id }}' is not a URL. => Write the whole address, such as https://example.com/path.",
        "http.request => url: ${{ ^1 + 1 }} => url => '1 + 1' is a number, not a URL. => Write the whole address, such as https://example.com/path.",
        "http.request => {url: 'https://x/', headers: ^[a]} => headers => 'headers' is a list, not a map. => Write keys with values, indented below it.",
        "http.request => {url: 'https://x/', headers: {a: ^[b]}} => headers.a => 'a' is a list, not text. => Write text.",
        "http.request => {url: 'https://x/', headers: ^\"${{ event.raw }}\"} => headers => 'headers' is text, not a map. => Write keys with values, indented below it.",
        "http.request => {url: 'https://x/', headers: {a: \"Bearer ${{ ^secrets.API_TOKEN }}\"}} => headers.a => A secret cannot be part of an expression or of other text. => Write ${{ secrets.NAME }} as the whole value of a setting that takes a secret.",
        "http.request => {url: 'https://x/', expect: [200, ^ok]} => expect[1] => 'ok' is not a whole number. => Write a whole number of up to 10 digits.",
        "http.request => {url: 'https://x/', timeout: ^5} => timeout => '5' is not a duration. => Write it like 10s, 5m, 1h or 1d.",
        "http.request => {url: 'https://x/', json: ^null} => json => 'json' has no value. => Write any value.",
        "http.request => {url: 'https://x/', form: ^\"${{ content.name }}\"} => form => 'form' is text, not a map. => Write keys with values, indented below it.",
        "http.request => {url: 'https://x/', form: \"${{ content.^nmae }}\"} => form => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "tableau.addTags => tags: ^{a: b}   => tags => 'tags' is a map, not a list. => Write a list: [a, b], or one line each beginning with -.",
        "tableau.addTags => tags: [a, ^{b: c}] => tags[1] => 'tags[1]' is a map, not text. => Write text.",
        "mail.send => ^{to: a@example.com, html: x} => => mail.send can use several connections: home, work. => Say which one, for example 'connection: home'.",
        "desk.ticket => ^{title: x} => => desk.ticket needs a connection, and none is configured. => Add one of type desk to connections in the configuration.",
        "odd.thing => {token: '${{ secrets.API_TOKEN }}', number: ^1.5} => number => '1.5' is not a whole number. => Write a whole number of up to 10 digits.",
        "odd.thing => {token: '${{ secrets.API_TOKEN }}', number: ^'1${{ event.id }}'} => number => 'number' is text, not a whole number. => Write one ${{ }} and nothing else.",
        "odd.thing => {token: '${{ secrets.API_TOKEN }}', number: '${{ ^true }}'} => number => 'true' is true or false, not a whole number. => Write a whole number of up to 10 digits.",
        "odd.thing => {token: '${{ secrets.API_TOKEN }}', parts: ^x} => parts => 'parts' is text, not a list. => Write a list: [a, b], or one line each beginning with -.",
        "odd.thing => {token: '${{ secrets.API_TOKEN }}', parts: [^{size: 2}]} => parts[0] => The setting 'name' of steps[0].with.parts[0] is missing. => Add 'name: …' here. Its name.",
        "odd.thing => {token: '${{ secrets.API_TOKEN }}', part: {name: a, ^siez: 2}} => part.siez => Unknown setting 'siez' of steps[0].with.part. => Did you mean 'size'?",
        "odd.thing => {token: '${{ secrets.API_TOKEN }}', part: ^[a]} => part => 'part' is a list, not a map. => Write keys with values, indented below it.",
      })
  void namesWhatIsWrongWithASetting(
      String action, String with, String setting, String what, String fix) {
    var path = setting == null ? "steps[0].with" : "steps[0].with." + setting;
    check(
        """
        name: x
        on: ViewDeleted
        steps:
          - uses: %s
            with:
              %s
        """
            .formatted(action, with),
        path,
        what,
        fix);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "name: x~^\ton: y                     => There is a tab in the indentation. => Indent with spaces.",
        "name: x~^name: y                      => The key 'name' was already used in line 1. => Keep one of them.",
        "text: ^@here                          => A value cannot begin with @. => Put the value in quotes.",
        "text: ^%d                             => A value cannot begin with %. => Put the value in quotes.",
        "text: ^*bold* text                    => A value cannot begin with *. => Put the value in quotes.",
        "text: ^*bold                          => '*bold' refers to an anchor that does not come before it. => Put a value that begins with * in quotes, or define &bold first.",
        "if: ^!has(x)                          => '!has(x)' is a tag of YAML, which is not supported. => Put a value that begins with ! in quotes.",
        "a: ^!!str x                           => '!!str' is a tag of YAML, which is not supported. => Put a value that begins with ! in quotes.",
        "text: Hello^: world                   => There is a colon where no key can be. => Put a value that holds a colon in quotes, or check the indentation.",
        "if: 'critical' ^in content.tags       => There is more behind the closing quote. => Put the whole value in quotes, or write it below a line that ends in |.",
        "text: ^\"abc                          => A quote or bracket is opened here and not closed. => Close it.",
        "a: {text: $^{{ x }}}                  => This expression breaks the YAML around it. => Put its value in quotes.",
        "a: ^[1, 2                             => A quote or bracket is opened here and not closed. => Close it.",
        "^- a                                  => The file is a list, not a map with the keys of a workflow. => Begin with 'name: …'.",
        "^just text                            => The file is text, not a map with the keys of a workflow. => Begin with 'name: …'.",
        "? ^[a]~: b                            => A key is a list. => Write keys as text.",
        "^                                     => The file is empty. => Write a workflow, or remove the file.",
        "^# only a comment                     => The file is empty. => Write a workflow, or remove the file.",
        "^~---                                 => The file is empty. => Write a workflow, or remove the file.",
      })
  void namesWhatIsWrongWithTheYaml(String text, String what, String fix) {
    assertThat(problems(text.replace("~", "\n").replace("^", "")))
        .contains(problem(text.replace("~", "\n"), "", what, fix));
  }

  @Test
  void wantsOneWorkflowToAFile() {
    check(
        "name: x\non: ViewDeleted\nsteps:\n  - uses: tableau.refresh\n^---\nname: y\n",
        "",
        "A second document begins here.",
        "Put it into a file of its own.");
  }

  @Test
  void refusesFilesOutOfAllProportion() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (var i = 1; i < 9; i++) {
      bomb.append(
          "a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
    }
    assertThat(first(bomb.toString()).what()).isEqualTo("The file holds more than 20,000 values.");
    assertThat(first("a: " + "[".repeat(10_000)).what())
        .isEqualTo("The file is nested too deeply.");
    assertThat(first("a: &a [*a]").what())
        .isEqualTo("'*a' refers to an anchor that does not come before it.");
    assertThat(first("a: " + "x".repeat(1_000_001)).what())
        .isEqualTo("The file has 1,000,004 characters, more than 1,000,000.");
    assertThat(first("a: \u0001").what())
        .isEqualTo("The file holds a character that YAML does not allow.");
  }

  private static void check(String marked, String path, String what, String fix) {
    assertThat(problems(marked.replace("^", ""))).containsExactly(problem(marked, path, what, fix));
  }

  private static Problem problem(String marked, String path, String what, String fix) {
    var index = marked.indexOf('^');
    var lineStart = marked.lastIndexOf('\n', index - 1) + 1;
    var line = (int) marked.substring(0, index).chars().filter(c -> c == '\n').count() + 1;
    return new Problem(
        "x.yaml", line, marked.codePointCount(lineStart, index) + 1, path, what, fix);
  }

  private static Problem first(String text) {
    return problems(text).getFirst();
  }

  private static List<Problem> problems(String text) {
    return new WorkflowReader(TestActions.context())
        .read(List.of(new SourceFile("x.yaml", text)))
        .problems();
  }
}

package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.workflow.Trigger;
import dev.tableauwebhooks.workflow.expression.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what starts a workflow: {@code on}, {@code schedule} or {@code expect}, and {@code sites}.
 *
 * <p>A name that Tableau does not document is nearly always a slip, so it must be said to be meant:
 * {@code unknown: FlowCompleted}.
 */
final class TriggerReader {
  private static final List<String> WAYS = List.of("on", "schedule", "expect");
  private static final String UNKNOWN = "unknown";
  private static final List<String> EVENTS = EventNames.all();

  private final Problems problems;
  private final Set<String> knownSites;
  private final TimingReader timings;

  TriggerReader(Problems problems, Set<String> knownSites, TimingReader timings) {
    this.timings = timings;
    this.problems = problems;
    this.knownSites = knownSites;
  }

  Trigger read(MappingReader workflow) {
    checkWays(workflow);
    var timing = timings.schedule(workflow).or(() -> timings.expect(workflow, this::expected));
    return new Trigger(events(workflow), sites(workflow), timing);
  }

  private void checkWays(MappingReader workflow) {
    var ways = WAYS.stream().filter(workflow::has).toList();
    if (ways.isEmpty()) {
      problems.add(
          workflow.position(),
          "",
          "The key 'on' of a workflow is missing.",
          "Add 'on: …' with the events that start it, or 'schedule: …' or 'expect: …'.");
    }
    for (var way : ways.stream().skip(1).toList()) {
      problems.add(
          workflow.node(way).map(YamlNode::position).orElse(workflow.position()),
          way,
          "'%s' and '%s' exclude each other.".formatted(ways.getFirst(), way),
          "Make a workflow of its own for one of them.");
    }
  }

  private Set<String> expected(List<YamlNode> items, String path) {
    for (var item : items) {
      if (item instanceof YamlNode.Scalar scalar && scalar.text().equals(Trigger.ANY)) {
        problems.add(
            item.position(),
            path,
            "'*' is no event that can be waited for.",
            "Name one or more events.");
      }
    }
    return events(items, path);
  }

  private Set<String> events(List<YamlNode> items, String path) {
    var events = new LinkedHashSet<String>();
    for (var i = 0; i < items.size(); i++) {
      readEvent(items.get(i), items.size() == 1 ? path : "%s[%d]".formatted(path, i), events);
    }
    return events;
  }

  private Set<String> events(MappingReader workflow) {
    var items = workflow.items("on");
    if (items.isEmpty()) {
      workflow
          .node("on")
          .ifPresent(empty ->
              problems.add(
                  empty.position(),
                  "on",
                  "'on' names no event.",
                  "Name one or more, or write '*' for every event."));
    }
    return events(items, "on");
  }

  private Set<String> sites(MappingReader workflow) {
    var sites = new LinkedHashSet<String>();
    var siteItems = workflow.items("sites");
    for (var i = 0; i < siteItems.size(); i++) {
      readSite(siteItems.get(i), siteItems.size() == 1 ? "sites" : "sites[%d]".formatted(i), sites);
    }
    return sites;
  }

  private void readEvent(YamlNode node, String path, Set<String> events) {
    switch (node) {
      case YamlNode.Scalar scalar -> {
        if (EVENTS.contains(scalar.text()) || scalar.text().equals(Trigger.ANY)) {
          events.add(scalar.text());
        } else {
          unknownEvent(scalar, path);
        }
      }
      case YamlNode.Mapping mapping -> readUnknown(mapping, path, events);
      case YamlNode.Sequence _ ->
          problems.add(
              node.position(),
              path,
              "'%s' is a list, not the name of an event.".formatted(path),
              "Write one list of names.");
    }
  }

  private void unknownEvent(YamlNode.Scalar scalar, String path) {
    if (scalar.text().equals(TableauEvent.Test.TYPE)) {
      problems.add(
          scalar.position(),
          path,
          "A Test of Tableau starts no workflow.",
          "Try a workflow with: tableau-webhooks send WorkbookUpdated");
      return;
    }
    problems.add(
        scalar.position(),
        path,
        "Unknown event '%s'.".formatted(scalar.text()),
        Suggestion.closest(scalar.text(), EVENTS)
            .map("Did you mean '%s'?"::formatted)
            .orElse(
                "Use a documented event, or write 'unknown: %s' for one that is newer."
                    .formatted(scalar.text())));
  }

  private void readUnknown(YamlNode.Mapping mapping, String path, Set<String> events) {
    for (var entry : mapping.entries()) {
      if (!entry.key().text().equals(UNKNOWN)) {
        problems.add(
            entry.key().position(),
            path + "." + entry.key().text(),
            "Unknown key '%s' of %s.".formatted(entry.key().text(), path),
            "Write names of events, or 'unknown: NAME'.");
        continue;
      }
      var names =
          entry.value() instanceof YamlNode.Sequence(_, var items) ? items : List.of(entry.value());
      names.forEach(name -> addUnknown(name, path + "." + UNKNOWN, events));
    }
  }

  private void addUnknown(YamlNode node, String path, Set<String> events) {
    if (!(node instanceof YamlNode.Scalar scalar) || !(scalar.json() instanceof String)) {
      problems.add(
          node.position(),
          path,
          "'unknown' is %s, not the name of an event.".formatted(node.phrase()),
          "Write it as Tableau does, such as FlowCompleted.");
    } else if (EVENTS.contains(scalar.text())) {
      problems.add(
          scalar.position(),
          path,
          "'%s' is a documented event.".formatted(scalar.text()),
          "Write it without 'unknown:'.");
    } else {
      events.add(scalar.text());
    }
  }

  private void readSite(YamlNode node, String path, Set<String> sites) {
    if (node instanceof YamlNode.Scalar scalar && knownSites.contains(scalar.text())) {
      sites.add(scalar.text());
      return;
    }
    var name = node instanceof YamlNode.Scalar scalar ? scalar.text() : node.phrase();
    problems.add(
        node.position(),
        path,
        "Unknown site '%s'.".formatted(name),
        knownSites.isEmpty()
            ? "Add it to sites in the configuration."
            : Suggestion.fix(name, knownSites));
  }
}
